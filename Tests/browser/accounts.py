"""The journey of a worker's own account: a password, one-time codes, and where one is signed in."""

import base64
import hashlib
import hmac
import re
import struct
import time

PASSWORD = "zebra-lamp-river"
LETTERS = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")


def account(walk):
    """A worker sets a password and codes, and signs in with both elsewhere."""
    # One whom no other journey needs afterwards: their other sessions are ended here.
    walk.become("grid-worker" if walk.width < 500 else "director")
    walk.go("/1/desk/me", "own page without a password")
    walk.follow("设置密码")
    walk.see("new password")
    walk.fill("登录名", f"worker{walk.width}")
    walk.fill("新密码", "password2026")
    walk.fill("再输一次", "password2026")
    walk.press("设置密码")
    walk.see("weak password", errors=1)
    walk.shows("a weak password is refused in words", "太常见")
    walk.fill("新密码", PASSWORD)
    walk.fill("再输一次", PASSWORD)
    walk.press("设置密码")
    walk.see("own page")
    walk.follow("开通动态码")
    walk.see("codes not set up")
    walk.press("开始开通")
    walk.see("codes being set up")
    secret = LETTERS.search(walk.text()).group().replace(" ", "")
    walk.fill("手机上的 6 位数字", code(secret))
    walk.press("开通")
    walk.see("recovery codes")
    recovery = re.search(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", walk.text()).group()

    walk.become(None)
    walk.go("/1/sign-in", "asked to sign in")
    walk.follow("工作人员用密码登录")
    walk.see("sign-in of workers")
    enter(walk, "zebra-lamp-rivet", "")
    walk.see("wrong password", errors=1)
    walk.shows("what is wrong is one answer", "账号、密码或动态码不对")
    enter(walk, PASSWORD, recovery)
    walk.see("inbox after a password")
    walk.go("/1/desk/me", "own page with two sessions")
    walk.shows("both sessions are listed", "就是这里", "退出那里")
    walk.press("其他地方全部退出")
    walk.see("own page with one session")
    walk.go("/1/desk/me/proof", "password again")


def enter(walk, password: str, second: str):
    walk.fill("账号", f"worker{walk.width}")
    walk.fill("密码", password)
    walk.fill("动态码", second)
    walk.press("登录")


def code(secret: str) -> str:
    """RFC 6238, as a telephone computes it."""
    step = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    at = digest[19] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"
