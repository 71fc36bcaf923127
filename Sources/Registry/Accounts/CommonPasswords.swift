/// Passwords that are tried first, here and elsewhere: words, names, keyboard rows, pinyin.
///
/// Our own list of what is publicly known to be common; small letters. A password is compared with
/// it whole, and again without the digits and marks at its ends.
enum CommonPasswords {
  static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let text = """
    123456 password 12345678 qwerty 123456789 12345 1234 111111 1234567 dragon 123123 baseball
    abc123 football monkey letmein shadow master 666666 qwertyuiop 123321 mustang 1234567890
    michael 654321 superman 1qaz2wsx 7777777 121212 000000 qazwsx 123qwe killer trustno1 jordan
    jennifer zxcvbnm asdfgh hunter buster soccer harley batman andrew tigger sunshine iloveyou
    2000 charlie robert thomas hockey ranger daniel starwars klaster 112233 george computer
    michelle jessica pepper 1111 zxcvbn 555555 11111111 131313 freedom 777777 pass maggie 159753
    aaaaaa ginger princess joshua cheese amanda summer love ashley nicole chelsea matthew access
    yankees 987654321 dallas austin thunder taylor matrix mobilemail monitor monitoring montana
    moon moscow welcome admin administrator root toor guest test test123 login passw0rd p@ssw0rd
    password1 password12 password123 passwd pass1234 pass123 qwerty123 qwerty1 qwer1234 qwe123
    asdf1234 asdfghjkl asdfasdf zaq12wsx 1q2w3e4r 1q2w3e4r5t 1q2w3e 1qazxsw2 q1w2e3r4 q1w2e3r4t5
    zaq1zaq1 abcd1234 abcdef abc12345 abcdefg abcdefgh a123456 a12345678 aa123456 aa12345678
    a1b2c3 a1b2c3d4 a123456789 qq123456 qq123123 woaini woaini1314 woaini520 5201314 1314520
    520520 520131 5211314 woaiwojia woaini123 aini1314 iloveyou1 iloveyou2 loveyou forever lovely
    honey sweetheart baby babygirl angel flower prince princess1 888888 88888888 666888 168168
    147258369 147258 789456123 789456 456789 123654 123654789 321321 741852963 963852741 852963
    110110 119119 123456a 123456aa 123456abc 123456789a 123456q 123456qq a123123 123abc 123asd
    123qweasd 123qweasdzxc 1234qwer 12345qwert 1qaz 2wsx 3edc qazwsxedc qazwsx123 wsxedc zxcvb
    zxcvbnm123 asdzxc qweasd qweasdzxc qweqwe asdasd zxczxc poiuyt mnbvcxz lkjhgf 0987654321
    09876543 000000000 00000000 99999999 999999 222222 333333 444444 22222222 33333333 55555555
    66666666 77777777 1111111111 123123123 12341234 12121212 11112222 11223344 12344321 123454321
    10101010 19491001 20080808 20200101 changeme default secret private hello hello123 helloworld
    nihao nihao123 zhongguo zhonghua beijing shanghai guangzhou shenzhen wuhan nanjing hangzhou
    chengdu chongqing tianjin anhui bengbu weifang anyang shandong henan sichuan guangdong fujian
    hunan hubei jiangsu zhejiang xiaoming wangwei zhangwei liwei wangfang liuyang zhang wang chen
    yang zhao huang zhou xiaohong laoshi xuesheng gongzuo shequ shequgongzuo jumin juweihui wangge
    wanggeyuan dangyuan zhengfu jiedao fuwu fuwuzhan renmin guanliyuan guanli mima mima123
    mima123456 denglu zhanghao yonghu ceshi ceshi123 admin123 admin1234 admin888 admin666
    admin12345 admin123456 administrator1 adminadmin root123 root1234 rootroot system manager
    operator server oracle mysql postgres windows linux ubuntu cisco huawei xiaomi lenovo samsung
    apple google facebook twitter tencent baidu alibaba taobao weixin wechat qqqqqq qwertyui qwert
    asdf zxcv ffffff gggggg dddddd ssssss bbbbbb cccccc abcabc abcd abcde xxxxxx zzzzzz internet
    service network security master1 master123 superuser support user user123 temp temp123
    temporary sample demo demo123 example public office office365 company business money lottery
    rich lucky happy smile friend family mother father sister brother china chinese china123 panda
    tiger longlong dragon1 phoenix eagle falcon wolf lion bear cat dog snoopy kitty hellokitty
    mickey minnie pokemon pikachu naruto onepiece minecraft fortnite roblox nintendo playstation
    xbox gamer game games player1 liverpool arsenal barcelona realmadrid chelsea1 manchester
    juventus ronaldo messi beckham football1 baseball1 basketball soccer1 tennis golf hockey1
    ferrari porsche mercedes bmw audi toyota honda ford corvette camaro mustang1 yamaha suzuki
    harley1 racing spring autumn winter summer1 summer2020 january february march april may june
    july august september october november december monday tuesday wednesday thursday friday
    saturday sunday morning evening midnight sunrise sunset rainbow red blue green yellow purple
    orange black white silver golden diamond crystal emerald samantha anthony william richard
    patrick benjamin alexander elizabeth victoria christopher jonathan jasmine hannah sophie
    olivia emma oliver jack harry london paris berlin tokyo newyork america england canada
    australia correcthorsebatterystaple letmein1 letmein123 opensesame trustme whatever nothing
    anything everything something nobody iamgod jesus jesus1 heaven blessed faith grace spirit
    peace buddha amitabha emituofo chocolate cookie banana apple123 cherry peach lemon coffee
    pepsi cocacola vodka whiskey fuckyou fuckme asshole bitch bullshit pussy sexy sexsex startrek
    skywalker gandalf hogwarts harrypotter spiderman ironman avengers terminator changeit letmeout
    password2 password99 welcome1 welcome123 p4ssword pa55word passpass password! iloveu qwaszx
    zhongguo123 woshishui woshiwo nishishui buzhidao wangjile meiyoumima dajiahao nihaoma zaijian
    xiexie gongxifacai facai fafafa shengri kuaile shengrikuaile xinnian xinniankuaile wanshiruyi
    pingan pingping jiankang laopo laogong baobao baobei xiaobao tiantian mingming lele duoduo
    yueyue xiaoxiao dandan lili fangfang weiwei jingjing yangyang
    """
}
