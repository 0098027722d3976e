"""Turkish, Hebrew, Vietnamese, Chinese and Korean names: `m`, `f` or `u` (no sex), then the forms of one name.

Folded letters of Latin and of the name's own script; the first form names the group. The last three list
surnames and syllables that several systems of writing spell differently.
"""

from typing import Final

GROUPS: Final = """
m ayhan aihan
m burak barak
m cem jem dzhem
m cengiz genghis chingiz tchengiz jengis
m emre emrah
m fatih feth
m gokhan goekhan gökhan
m hakan khaqan hakkan
m ilker ilkar
m oguz oğuz oghuz
m okan okhan
m onur honor
m orhan orkhan
m ozan ozzan
m recep rajab receb regep رجب
m serdar sardar
m sukru şükrü shukri choukri شكري
m tayfun taifun
m tolga tolgha
m turgut torgut
m ugur uğur
m umit ümit omid
m volkan vulkan
m yavuz yawuz
m yigit yiğit
m yilmaz yılmaz
f aynur ainur
f elif alif elife
f esra israa isra
f gul gül gull
f gulsen gülşen gulshen
f hulya hülya
f nurcan nurdzhan
f ozlem özlem oezlem
f sevgi sewgi
f tugba tuğba
m moses moshe משה
m joseph yosef יוסף
m abraham avraham אברהם
m isaac yitzhak יצחק
m jacob yaakov יעקב
m david dudi דוד דויד
m shlomo solomon שלמה
m chaim haim haym hayim chayim jaime vital חיים
m dov ber dovid דוב
m zeev wolf ze'ev זאב
m tzvi zvi hirsch tsvi hersh צבי
m aryeh leib arie ariel אריה
m menachem menahem mendel mendl מנחם
m mordechai mordecai motti mordehai motl מרדכי
m nachum nahum nahoum נחום
m benedict baruch barukh boruch ברוך
m pinchas phineas pinhas pinkhas פנחס
m lazarus eliezer elazar אליעזר
m gershon gerson hershon גרשון
m hillel hilel הלל
m yehuda judah juda yuda jehuda leib idl jude judas יהודה
m levi levy lewi לוי
m naftali naphtali nafthali נפתלי
m asher osher אשר
m ehud ahud אהוד
m amir עמיר אמיר
m eitan ethan etan איתן
m gil גיל
m ido עידו
m noam נועם
m oren אורן
m oz עוז
m ran רן
m tal טל
m uri אורי
m yair jair יאיר
m yoav joab יואב
m yoram joram יורם
m yossi yosef יוסי
f rebecca rivka רבקה
f rachel רחל
f leah lea לאה
f sara sarah שרה
f maria miriam מרים
f anna hannah chana חנה
f esther ester אסתר
f yael jael יעל
f tamara tamar תמר
f susanna shoshana שושנה
f michal מיכל
f noa נועה
f ayelet ayala איילת
f batya basya bitya בתיה
f chaya haya חיה
f dafna daphne dafne דפנה
f dalia daliya דליה
f dina dinah דינה
f efrat אפרת
f galit גלית
f hadas הדס
f ilana אילנה
f irit אירית
f limor לימור
f liora leora ליאורה
f malka מלכה
f naomi noemi noemie נעמי
f nurit נורית
f orit אורית
f orly אורלי
f penina peninah פנינה
f ronit רונית
f sharon שרון
f shira שירה
f sigal סיגל
f tova toiba טובה
f tzipora zipporah tsipora ציפורה
f judith yehudit יהודית
f zahava golda זהבה
u nguyen nguyên
u minh ming
u anh ahn
u linh ling
u thi thị
u duc đuc
u dung dzung
u phuong fuong
u xuan suan
u quang kwang
u hung hùng
u huong hương
u tran trần
u pham phạm
u vu vo võ vũ
u hoang huynh huỳnh
u bui bùi
u dang đặng
u do đỗ
u le lê
u ly lý
u ngoc ngọc
u chen chan tan
u wang wong vong
u li lee lei
u zhang cheung chang tsang
u zhao chao
u wu ng
u huang wong hwang
u lin lam lim
u xu hsu hui
u xie hsieh
u zhou chou chow
u zhu chu
u cai tsai choi
u park pak bak 박
u choi choe 최
u jung chung jeong chong 정
u kang gang 강
u cho jo 조
u yoon yun 윤
u jang chang 장
u im lim rim 임
u han hahn 한
u shin sin 신
u seo suh 서
u kwon gwon 권
u hwang whang 황
u ahn an 안
u ryu yoo yu 류 유
u kim gim 김
u lee yi rhee ri 이 리
u oh o 오
u jeon chun jun 전 천
u ko go koh 고
u moon mun 문
u sohn son 손
u bae pae 배
u baek paik paek 백
u heo hur huh 허
u shim sim 심
u noh roh no 노
u kwak gwak 곽
u woo u wu 우
u koo gu ku 구
u joo ju chu 주
u eom um 엄
u bang pang 방
u hong 홍
u song 송
u yang 양
u min 민
m can dzhan
u ho
u an
u ngo
u duong
u mai
u dinh
u trinh
u luong
u tuan
u nam
u son
u binh
u hai
u hanh
u lan
u nga
u thanh
u thao
u trang
u tuyet
u viet
u yen
u khanh
u khoa
u kien
u hoa
u hieu
u giang
u cuong
u chi
u chau
u bao
u hieu
u long
"""
