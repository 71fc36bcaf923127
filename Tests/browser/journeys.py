"""The journeys: what people come for, from the first page to the last."""

import re
import struct
import zlib

PHONE, DESK = 360, 1280
WORDS = "三号楼二单元楼道灯坏了一周，老人晚上下楼看不清台阶，请尽快修。"
SPOT = "和平小区3号楼2单元楼道"
REPLY = "电工已于今天上午更换楼道灯两盏，现场试亮正常，谢谢您的提醒。"


def filing(walk, scripts: bool = True):
    """A resident without an account tells what is wrong and sees at once what comes of it."""
    page = walk.become(None, scripts)
    file_matter(walk)
    text = page.inner_text("main")
    walk.expect("the receipt says a number", bool(re.search(r"\d{3,}", text)), text[:200])
    walk.expect("the receipt has a QR code", page.locator("svg, img").count() > 0)
    walk.follow("查看|进展|跟踪")
    walk.see("follow page")
    walk.shows("the follow page says what happened and what comes next", WORDS, "已提交", "接下来")
    walk.expect("the follow page names a clock and its rule", bool(re.search(r"前|期限|工作日", page.inner_text("main"))))


def inbox(walk, scripts: bool = True):
    """A clerk brings a matter to its end, and the resident sees it and grades it."""
    page = walk.become(None, scripts)
    file_matter(walk)
    walk.follow("查看|进展|跟踪")
    follow_page = page.url
    number = re.search(r"\d{3,}", page.inner_text("main"))[0]

    page = walk.become("clerk", scripts)
    walk.go(INBOX, "inbox")
    walk.follow(number)
    walk.see("matter on the desk")
    walk.shows("the desk shows the words", WORDS)
    walk.press("受理")
    walk.see("accepted")
    walk.choose("物业|维修|网格")
    walk.press("转办")
    walk.see("dispatched")
    walk.fill("答复", REPLY)
    walk.press("答复")
    walk.see("replied")
    walk.press("办结")
    walk.see("closed")

    page = walk.become(None, scripts)
    page.goto(follow_page)
    walk.see("follow page, closed")
    walk.shows("the resident reads the whole way", "受理", "转办", REPLY, "办结")
    walk.choose("非常满意")
    walk.press("评价")
    walk.see("graded")
    walk.shows("the grade stands on the page", "非常满意")


def filing_without_scripts(walk):
    """The same with JavaScript switched off."""
    filing(walk, scripts=False)


def inbox_without_scripts(walk):
    """The same with JavaScript switched off."""
    inbox(walk, scripts=False)


def file_matter(walk):
    walk.go("/", "home")
    walk.follow("我要反映")
    walk.see("form")
    walk.fill("什么事|情况|说说", WORDS)
    walk.fill("哪里|地点|位置", SPOT)
    walk.page.set_input_files(
        "input[type=file]", {"name": "灯.png", "mimeType": "image/png", "buffer": photo()}
    )
    walk.press("提交")
    walk.see("receipt")


def photo() -> bytes:
    """A small picture, as a telephone might send it (PNG, RFC 2083)."""
    width, height = 320, 240
    rows = b"".join(
        b"\0" + b"".join(bytes((90 + x % 120, 80 + y % 120, 120)) for x in range(width))
        for y in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


INBOX = "/1/desk"

for journey in (filing, inbox, filing_without_scripts, inbox_without_scripts):
    journey.widths = (PHONE, DESK)
filing_without_scripts.widths = inbox_without_scripts.widths = (PHONE,)

ALL = (filing, inbox, filing_without_scripts, inbox_without_scripts)
