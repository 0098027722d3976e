"""Tables of platforms: what people call them, their hosts, and the shape of their profiles.

The first word of a row is the name under which accounts of the platform are compared. The
tables hold names of services and the paths that their own profile links use, nothing else.
"""

from functools import lru_cache
from typing import NamedTuple

_ALIASES = """
telegram tg tele telegramm telegr teleg tgram телеграм телеграмм тг
instagram insta ig instgram инстаграм инста
facebook fb face facebok meta фейсбук
messenger fbmessenger facebookmessenger
whatsapp wa whatsap whats wapp ватсап вацап вотсап
twitter x xcom twtr твиттер
snapchat snap sc snapchap снапчат
tiktok tt tik tik-tok тикток musically musical.ly
discord disc dc discordapp дискорд
kik kikmessenger kik-messenger
skype skp скайп
youtube yt youtub ютуб
reddit rddt
twitch twitchtv
github gh
gitlab
steam steamcommunity стим
roblox rblx rbx роблокс
wickr wickrme
session sessionapp oxen getsession
threema
signal сигнал
line lineapp
viber вайбер
wechat weixin wechatid 微信
qq tencentqq
icq асько аська
matrix element riot
xmpp jabber jid джаббер
mastodon fediverse masto mstdn
vk vkontakte vkcom вк вконтакте
ok odnoklassniki одноклассники
onlyfans of
fansly
pinterest pin
tumblr tmblr
linkedin lnkd
threads
bluesky bsky
medium
soundcloud
patreon
cashapp cash
venmo
paypal pp
spotify
likee
bigo bigolive
omegle
ometv ome.tv
chaturbate
flickr
deviantart
livejournal lj
askfm ask.fm ask
wattpad
imgur
imgsrc imgsrc.ru imgsru
pixiv
vsco
yubo
wire
keybase
tox qtox utox
zangi
teleguard
briar
simplex
psn playstation playstationnetwork
xbox xboxlive gamertag
epicgames epic fortnite
minecraft
battlenet battle.net blizzard
badoo
tinder
grindr
lovoo
habbo
zoom
teams msteams
googlechat hangouts
gettr
gab
parler
rumble
odysee
weibo
douyin
kuaishou
kakaotalk kakao kakaostory
zalo
imo
hike
textnow
whisper
mewe
minds
quora
dropbox
mega meganz mega.nz
email e-mail mail
phone tel telephone mobile mobil gsm handy telefon phonenumber
"""

PLATFORM_OF: dict[str, str] = {
    word: row.split()[0] for row in _ALIASES.strip().splitlines() for word in row.split()
}
"""Every spelling of a platform's name, folded and without spaces, to the name used here."""

_ORDINARY_WORDS_WORDS = """
x line signal session wire element matrix ok of pin snap sc tt ig fb tg yt gh wa dc disc lj pp
vk cash mail email meta face tele tik threads medium whisper ask hike imo simplex mega steam
epic minds zoom teams qq riot minecraft fortnite whats masto mobile mobil handy gsm dropbox roblox jid gab tox
"""
ORDINARY_WORDS = frozenset(_ORDINARY_WORDS_WORDS.split())
"""Names that are also words or too short: taken for a platform only with a mark (`x: name`)."""

PHONE_BASED = frozenset({
    "whatsapp", "signal", "telegram", "viber", "imo", "zalo", "zangi", "messenger", "line",
    "wechat", "skype", "threema", "phone", "textnow", "wire", "kakaotalk",
})  # fmt: skip
"""Platforms whose accounts may be known by a telephone number."""

ADDRESS_BASED = frozenset({"xmpp", "mastodon", "skype", "teams", "googlechat", "cashapp", "zoom"})
"""Platforms whose accounts may look like an e-mail address."""


class Site(NamedTuple):
    """A platform's web sites and the paths of its profiles.

    In a path `{name}` is an account name and `{id}` the platform's own number for it.
    """

    platform: str
    hosts: tuple[str, ...]
    paths: tuple[str, ...]


_SITES = """
telegram | t.me telegram.me telegram.dog web.telegram.org | s/{name} {name}
instagram | instagram.com instagr.am ig.me | stories/{name} m/{name} _u/{name} {name}
facebook | facebook.com fb.com fb.me | people/-/{id} {name}
messenger | m.me messenger.com | t/{name} {name}
twitter | twitter.com x.com nitter.net fxtwitter.com vxtwitter.com | i/user/{id} {name}
snapchat | snapchat.com | add/{name} u/{name} @{name}
tiktok | tiktok.com | @{name}
discord | discord.com discordapp.com discord.id | users/{id}
kik | kik.me kik.com | u/{name} {name}
youtube | youtube.com | @{name} c/{name} user/{name} channel/{id} {name}
reddit | reddit.com redd.it | user/{name} u/{name}
twitch | twitch.tv | {name}
github | github.com | {name}
gitlab | gitlab.com | {name}
steam | steamcommunity.com | id/{name} profiles/{id}
roblox | roblox.com | users/{id} user/{id}
vk | vk.com vkontakte.ru vk.ru vk.me | {name}
ok | ok.ru odnoklassniki.ru | profile/{id} {name}
onlyfans | onlyfans.com | {name}
fansly | fansly.com | {name}
pinterest | pinterest.com pinterest.co.uk pinterest.de pinterest.fr pinterest.es pinterest.it | {name}
tumblr | tumblr.com | blog/view/{name} blog/{name} {name}
linkedin | linkedin.com | in/{name} pub/{name}
threads | threads.net threads.com | @{name}
bluesky | bsky.app | profile/{name}
medium | medium.com | @{name}
soundcloud | soundcloud.com | {name}
patreon | patreon.com | c/{name} user/{name} {name}
cashapp | cash.app cash.me | {name}
venmo | venmo.com | u/{name} {name}
paypal | paypal.me | {name}
spotify | open.spotify.com | user/{name}
likee | likee.video | @{name}
chaturbate | chaturbate.com | {name}
flickr | flickr.com | people/{name} photos/{name}
deviantart | deviantart.com | {name}
livejournal | livejournal.com | users/{name}
askfm | ask.fm | {name}
wattpad | wattpad.com | user/{name}
imgur | imgur.com | user/{name}
imgsrc | imgsrc.ru | main/user.php/{name} {name}
pixiv | pixiv.net | users/{id} en/users/{id}
vsco | vsco.co | {name}
keybase | keybase.io | {name}
line | line.me | ti/p/{name} R/ti/p/{name}
threema | threema.id | {name}
icq | icq.im icq.com | people/{name} {name}
wickr | wickr.com | {name}
xbox | account.xbox.com | -/profile/{name}
psn | psnprofiles.com | {name}
badoo | badoo.com | profile/{name}
gettr | gettr.com | user/{name}
gab | gab.com | {name}
parler | parler.com | {name}
rumble | rumble.com | user/{name} c/{name}
odysee | odysee.com | @{name}
quora | quora.com | profile/{name}
weibo | weibo.com | u/{id} n/{name} {name}
minds | minds.com | {name}
mewe | mewe.com | i/{name}
"""

SUBDOMAIN_SITES = {
    "tumblr.com": "tumblr",
    "livejournal.com": "livejournal",
    "deviantart.com": "deviantart",
}
"""Sites on which an account has a host of its own: name.tumblr.com."""

_NOT_NAMES_WORDS = """
p reel reels tv explore stories watch share sharer sharer.php joinchat addstickers addemoji s c
i status home search hashtag intent login about privacy terms settings groups pages events
marketplace photo photos photo.php video videos story.php permalink.php profile.php people
public channel channels playlist shorts embed feed results post posts invite gallery directory
orgs topics features r help legal download apps jobs company pin ideas iv proxy socks addtheme
setlanguage bg confirmphone boost contact web wall join resolve user users profile profiles id add in u m t
blog tagged dashboard live games store login.php index.php messages notifications music discover
trending popular policies account accounts
"""
NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())
"""First parts of a path that are pages of the platform and not accounts."""


@lru_cache(maxsize=1)
def sites() -> dict[str, Site]:
    """Return the site of every host in the table."""
    found = {}
    for row in _SITES.strip().splitlines():
        platform, hosts, paths = (part.strip() for part in row.split("|"))
        site = Site(platform, tuple(hosts.split()), tuple(paths.split()))
        found.update(dict.fromkeys(site.hosts, site))
    return found


def site_of(host: str) -> Site | None:
    """Return the site to which a host belongs, mobile and national subdomains included."""
    known = sites()
    while host:
        if host in known:
            return known[host]
        host = host.partition(".")[2]
    return None


def platform_named(words: str) -> str | None:
    """Return the platform that these folded words name, or None."""
    key = words.replace(" ", "").strip("@.:-")
    if key in PLATFORM_OF:
        return PLATFORM_OF[key]
    if "." in key:
        site = site_of(key)
        return site.platform if site else None
    return None
