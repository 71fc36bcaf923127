"""The journeys: what people come for, from the first page to the last."""

import re
import struct
import zlib

from accounts import account

PHONE, DESK = 360, 1280
WORDS = "三号楼二单元楼道灯坏了一周，老人晚上下楼看不清台阶，请尽快修。"
SPOT = "3 号楼 2 单元楼道"
REPLY = "电工今天上午换了楼道灯两盏，现场试亮正常，谢谢您告诉我们。"
NUMBER = re.compile(r"\d{4}-\d{4}")


def filing(walk, scripts: bool = True):
    """A resident without an account says what is wrong, and sees at once what comes of it."""
    walk.become(None, scripts)
    number = file_matter(walk)
    walk.follow("看进度")
    walk.see("follow page")
    walk.shows("the follow page tells what happened", number, WORDS, SPOT, "您反映了这件事", "等待受理")
    walk.shows("the follow page tells who has it and what comes next", "现在在", "最迟", "受理")
    walk.expect("the photo is on the page", walk.pictures_are_shown())
    walk.fill("补充一句", "今天早上又有一位老人差点摔倒。")
    walk.press("补充")
    walk.see("added to")
    walk.shows("what was added is on the page", "今天早上又有一位老人差点摔倒。")


def coming_back(walk):
    """The filer opens the matter again by the number and the code of the receipt."""
    walk.become(None)
    number = file_matter(walk)
    code = walk.fact("查询码")
    walk.become(None)
    walk.go("/", "home")
    walk.follow("查进度")
    walk.see("opening")
    walk.fill("编号", number)
    walk.fill("查询码", "2" * len(code))
    walk.press("查看")
    walk.see("wrong code", errors=1)
    walk.shows("a wrong code is refused in words", "没有打开")
    walk.fill("查询码", code.lower())
    walk.press("查看")
    walk.see("follow page")
    walk.shows("the right code opens the matter", WORDS)


def inbox(walk, scripts: bool = True):
    """A clerk brings a matter to its end; the resident sees the whole way and grades it."""
    walk.become(None, scripts)
    number = file_matter(walk)
    walk.follow("看进度")
    follow_page = walk.page.url

    walk.become("clerk", scripts)
    walk.see("inbox")
    walk.shows("the inbox lines up by the clock", "先到期的在前")
    find(walk, number)
    walk.shows("the desk shows the words and masks the telephone", WORDS, "138****5678")
    walk.open("显示完整号码")
    walk.pick("为什么要看", "询问情况")
    walk.press("显示电话")
    walk.see("telephone opened")
    walk.shows("the telephone is open now", "13812345678")
    bring_to_its_end(walk)

    walk.become(None, scripts)
    walk.page.goto(follow_page)
    walk.see("follow page, closed")
    walk.shows("the resident reads the whole way", "社区已受理", "办理", REPLY, "社区办结")
    walk.shows("the resident reads who looked", "谁看过您的电话")
    walk.check("非常满意")
    walk.press("评价")
    walk.see("graded")
    walk.expect("the grade stands on the page", bool(re.search("您的评价：(很|非常)满意", walk.text())))


def filing_without_scripts(walk):
    """The same with JavaScript switched off."""
    filing(walk, scripts=False)


def inbox_without_scripts(walk):
    """The same with JavaScript switched off."""
    inbox(walk, scripts=False)


def signing_in(walk):
    """Each of the links that the terminal gave opens a desk or a home, and works once."""
    for who in ("grid-worker", "resident"):
        walk.become(who)
        walk.see(f"signed in as {who}")
        walk.shows(f"{who} can sign out", "退出")
    walk.become(None)
    answer = walk.page.goto(walk.community.address + "/1/desk/matters")
    walk.expect("a stranger is asked to sign in", "/sign-in" in walk.page.url, walk.page.url)
    walk.expect("the explanation is a page", answer.status == 200, f"{answer.status}")
    walk.see("sign-in explained")


def looks(walk):
    """Large letters and dark colours are chosen by a button, and stay."""
    walk.become(None)
    walk.go("/", "home")
    walk.press("大字")
    walk.expect("the letters are large", walk.page.get_attribute("html", "data-size") == "big")
    walk.see("home in large letters")
    walk.press("深色")
    walk.expect("the colours are dark", walk.page.get_attribute("html", "data-scheme") == "dark")
    walk.see("home in large letters and dark")
    walk.press("小字")
    walk.expect("the letters are small again", walk.page.get_attribute("html", "data-size") is None)


def file_matter(walk) -> str:
    """From the front door to the receipt; answers the number on it."""
    walk.go("/", "home")
    walk.follow("我要反映")
    walk.see("form")
    walk.fill("什么事", WORDS)
    walk.fill("在哪里", SPOT)
    walk.fill("怎么称呼您", "周明兰")
    walk.fill("电话", "13812345678")
    walk.attach("照片", "灯.png", photo())
    walk.press("提交")
    walk.see("receipt")
    number = NUMBER.search(walk.text())
    walk.expect("the receipt says a number", bool(number), walk.text()[:200])
    walk.expect("the receipt has a code", len(walk.fact("查询码")) >= 6, walk.fact("查询码"))
    walk.expect("the receipt has a QR code", walk.page.get_by_role("img", name="扫一扫").count() == 1)
    walk.shows("the receipt says what comes next", "接下来", "1个工作日")
    return number[0]


def find(walk, number: str):
    """From the inbox to the matter, by the words of it."""
    walk.fill("找一找", "楼道灯坏了一周")
    walk.press("查找")
    walk.see("inbox, searched")
    row = walk.page.get_by_role("row").filter(has_text=number)
    walk.expect("the search finds the matter", row.count() == 1, f"{row.count()} rows")
    row.get_by_role("link").first.click()
    walk.see("matter on the desk")


def bring_to_its_end(walk):
    walk.press("受理")
    walk.see("accepted")
    walk.pick("转给哪个单位", 1)
    walk.press("转办")
    walk.see("dispatched")
    walk.fill("办理情况和结果", REPLY)
    walk.press("答复")
    walk.see("replied")
    walk.press("办结")
    walk.see("closed")
    walk.shows("the matter is closed", "已办结")


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


ALL = [
    (filing, PHONE),
    (filing, DESK),
    (coming_back, PHONE),
    (inbox, PHONE),
    (inbox, DESK),
    (filing_without_scripts, PHONE),
    (inbox_without_scripts, DESK),
    (signing_in, PHONE),
    (looks, PHONE),
    (account, PHONE),
    (account, DESK),
]
