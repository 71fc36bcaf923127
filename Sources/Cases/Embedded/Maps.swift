// swift-format-ignore-file
// Written by bin/embed; do not edit.

extension Embedded {
  /// Maps of other systems' tables, from assets/maps.
  static let maps = #"""
[
{
  "name": "hoboken_publicstuff",
  "about": "Requests of Hoboken's PublicStuff: key ID, zone America/New_York. The export has no times but that of filing.",
  "words": ["Title", "Description"],
  "spot": ["Address", "Location"],
  "filedAt": "Date Created",
  "state": {
    "column": "Status",
    "values": {
      "submitted": "filed",
      "received": "accepted",
      "in progress": "dispatched",
      "completed": "closed",
      "other": "accepted"
    }
  },
  "dates": ["epoch-seconds"],
  "nothing": ["NA"]
},
{
  "name": "nyc_publicstuff",
  "about": "Requests of New York's PublicStuff: key ID, zone America/New_York. The export has no times but that of filing.",
  "words": ["Title", "Description"],
  "spot": ["Address", "Location"],
  "filedAt": "Date Created",
  "state": {
    "column": "Status",
    "values": {
      "submitted": "filed",
      "received": "accepted",
      "in progress": "dispatched",
      "completed": "closed",
      "other": "accepted"
    }
  },
  "dates": ["epoch-seconds"],
  "nothing": ["NA"]
},
{
  "name": "nyc_socrata",
  "about": "Service requests of NYC Open Data (311): key Unique Key, zone America/New_York. The resolution's own date is that of its last change, so it is no time of reply.",
  "words": ["Complaint Type", "Descriptor", "Location Type"],
  "spot": ["Incident Address", "City", "Borough"],
  "filedAt": "Created Date",
  "closedAt": "Closed Date",
  "reply": ["Resolution Description"],
  "state": {
    "column": "Status",
    "values": {
      "Open": "filed",
      "Pending": "accepted",
      "Started": "dispatched",
      "Assigned": "dispatched",
      "In Progress": "dispatched",
      "Email Sent": "dispatched",
      "Closed": "closed"
    }
  },
  "dates": ["MM/dd/yyyy hh:mm:ss a"],
  "nothing": ["N/A", "Unspecified"]
},
{
  "name": "teddy2020c",
  "about": "Messages to a city's mailbox with the official reply and both times (TipDM Cup 2020, task C): key id, zone Asia/Shanghai.",
  "words": ["title", "body"],
  "filedAt": "time",
  "repliedAt": "reply_time",
  "reply": ["reply"],
  "dates": ["y/M/d H:m:s", "y-M-d H:m:s"],
  "defaults": { "state": "closed" }
}
]
"""#
}
