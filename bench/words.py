"""Words of invented matters, and the tokens that the program's search index cuts from them."""

import re

WHO = ["家里有老人", "孩子天天从这儿过", "我住在三楼", "对门也说过", "夜班回来才看见", "物业来看过一次",
       "邻居都有意见", "上个月反映过", "腿脚不好的人很不方便", "楼下的店也受影响"]
SINCE = ["已经三天了", "从上周开始", "下雨以后更厉害", "每天晚上都这样", "时好时坏", "越来越严重",
         "周末最明显", "一到早高峰就堵", "断断续续有半个月", "今天早上发现的"]
WISH = ["请尽快派人来看看", "希望能给个说法", "修好以后请告诉我一声", "不知道归谁管", "请帮忙协调一下",
        "盼着早点解决", "需要我配合的话请打电话", "请先拉个警戒线", "费用怎么出也请说明", "谢谢你们"]
TREES = ["香樟", "桂花", "玉兰", "银杏", "石榴", "海棠", "紫薇", "垂柳", "枇杷", "红枫", "腊梅", "合欢"]


def longer(words, chance):
    """A story told by another neighbour: the same trouble, elsewhere, in more words."""
    place = "%d号楼%d单元%d层%s旁边" % (
        chance.randint(1, 60), chance.randint(1, 6), chance.randint(1, 33), chance.choice(TREES))
    return "，".join([place, words, chance.choice(WHO), chance.choice(SINCE), chance.choice(WISH)]) + "。"


RUN = re.compile("([\u4e00-\u9fff]+)|([0-9A-Za-z]+)")


def tokens(text):
    """What Sources/Text/Tokens.swift makes of text that holds no rarer signs than these.

    The loader compares it with the index that the program itself has written.
    """
    out = []
    for run in RUN.finditer(text):
        han, word = run.groups()
        if word:
            out.append(word.lower()[:64])
        else:
            out += [han[i:i + 2] for i in range(len(han))]
    return out


def fts_document(place, text):
    return "\ue000%d %s" % (place, " ".join(tokens(text)))


def tsvector(text):
    return " ".join("'%s':%d" % (token, i + 1) for i, token in enumerate(tokens(text)))
