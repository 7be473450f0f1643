/**
 * Small tables that tell English from Korean typed on an English keyboard.
 *
 * How rare a letter is after another: -ln(p) in steps of 1/8, as one digit of base 62, for the pairs of
 * 27 letters; 0 is the edge of a word, a to z follow. Counted over different words, each weighed by
 * the logarithm of its count: English in the documentation of open-source packages, Korean in film
 * reviews (NSMC, CC0) as the keys that type it, without shift.
 */
export const ENGLISH_PAIRS: string =
  'zLQJMNQVUNbcQOUSLhLINTYTshlVnPLPseTnRoZGRHsRwHMEWYelXmQHXcfGyynJZsDejKekMNXInyyVs' +
  'QHtTwGzzIPvNPvzCoqQdHQzxzbr7OnlXCoflGozYmpQnzXQkShnxfzFQgNHXXZlfpnQTIiVfFHRkWeSgt' +
  'PKsljHLtyByyNqeGyyOXUMyyrQy6PzqvGkVQMpxUeQTuzMUgQpszfoGErznCsrsGzoaXaHmzObQSzpzZz' +
  'ZQWMSPTSsmtgOQAJXsUMKsSzdzVQFfckCkkkMefdkkDfkkKeGebkkkCNepZBadaGlgWlUQZucIYXucuXu' +
  'IIghVDhnsFxiImnJdzrTUSdrzJzMDSrkCpoxFxmfQhKGxoTvSszzkzGNnNLLYElOmbelYRjwlJGZZpzep' +
  'SYWQRhaWkZmZOMBUQzFPQNSQhjoOHvmiFniUNzpJkoINzETMSxutfzOiYiiiiiiWiiRiiciOcdi2iiiii' +
  'HIhVUBfbqIzZcTWKezUNOVcizUz8UzSpHgzQLzdbfkSRqrNHOzjzavFLvYjDmmODzvYomNmzLNTUzizTu' +
  'WPPPXOcSzQsgKNFfOuHIIhmzqojQFwkq5wmwDwokknOwwweqcwprkwIEijgGpmKHtkUmLImtKNfmthoot' +
  'FPpKjHpiaHppfppkCpphEdppUek3XecjUhhyRynXWSUMyfPXjlcydhKFelh7llSIllWhlOclaglXllhWV';

export const KOREAN_PAIRS: string =
  'zKzSDLaMzzzzzzzzzKHNIzTHZzYIasdHQmWOzTCJvKVZaTbUKiUmlqKMyKERIQyyyyyyyyyRMHQyXLXyO' +
  'imozczzzGxFEDYEQPfkdnTyzzzzTcbgOZhOQYKLDFObNeUkXMjXmQnxzzzczzuCzM9TEULNqilzzztzzz' +
  'FTflITLSKrPJJNYXZXOlVQcUjlkzzlsNdzzEgW7TSTGezXdvQzizkzCSzjISLRzzzEMzzXzXKLQzdVizl' +
  '8TzzBXWJzzzzzzzzzhDddzzRmzjHLznFUIZzzzzzzzzzLJDHzjRjzqELzgGSIazzzzzzzzzUICOziPbzl' +
  'CKzdJMIVzzzzzzzzzRKELzaRdzdTKzuQb9mzzzzHzzzzUPAUzheTzgPOzdGTFRzzKzMzzziVJEMznQazs' +
  'LHzdDQNPzzzzzzzzzRHKGzcPgzr7VzlFQOazzzzzzzzzTNLHziWhzpXpqkSVrXBzMGNTHQalTNMSzWuzy' +
  'QfskJZnRFzNEJMOWMdXfUSeWhgtAZzdKLhNYibLQHfYUYMdRckPcznUiryJKzYPrGIGINQVhROZauUzrz' +
  'Pbze9aNfzzzzzzzzzVK9LztPozznzmzLVzzIzRHIIIQSobffEzgzPzzzsmbszsKzDEAUILTzkkzZzpziz' +
  'njlzKVzuHzHEKEQONmZQnzvdzzz4dzmFcXJzzzzzzzzzgNbSzqSuzkczTzyzzuBkKJGCPNLzzzzXzzzoz';

/** The digits of the tables above. */
export const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * English words that the pairs alone would misjudge: short ones, and those that are typed like Korean
 * (work is 재가). Chosen by hand; a plural in -s counts with its word.
 */
export const ENGLISH_WORDS: string =
  'the to and for with an so they when do who their she also them than then go did right work got ' +
  'of is it in on at as be by we he me my us up or if no not but this that have from your you are was ' +
  'all his her him one will just like about out has more had its our can what there first two these ' +
  'want said way very where even day take say same every give each see get set use new now how why any ' +
  'off old own too let put yes end try ask add run big bad hot red low top job buy boy man men fun sun ' +
  'hello hi hey bye ok okay yeah thanks thank please sorry good nice great wow lol god girl goal ' +
  'world town down turn also auto rush dual corp worn duck snap soap torn slap anal gosh envy thru guru ' +
  'whoa woah sofa worm gown duel soak clap curl flap alto dusk turk didn tofu ahem goth dork alfa goto ' +
  'chao cusp andy ruth cody audi theo rudy roth dirk gogh zhao gigi aldo toto togo cleo clem gory todo ' +
  'worth clark chaos diana ghana vodka shelf width sigma claus rodeo duffy torah sigh dodgy rufus tudor ' +
  'dogma shrek giddy rowdy dhaka shawl curvy clasp totem ruddy dial gusto dorm forgo roddy diddy alaska ' +
  'gospel durham alarm dudley total gotcha eureka dharma thorn gladys django shoddy smack spasm altman ' +
  'custody tornado claudia roadmap rutland anthem rhapsody rodman alfalfa gogo gogogo went show dog eye own die air due six ' +
  'git push pull diff log ssh npm pip apt sudo exit code file data test main list dict null ' +
  'true false else while def class return import print try except raise pass break async await const ' +
  'var let fn func type int str bool float char void enum html css json yaml xml csv sql api url http ' +
  'https id ip os ui ux ai ml dl nlp llm gpu cpu ram ssd usb pdf ppt doc docx xlsx hwp png jpg jpeg gif ' +
  'mp df np pd plt cv db vs app web bot chat zoom slack notion colab jupyter python java kotlin ' +
  'rust react vue node docker kaggle pandas numpy torch keras excel word email mail login logout ' +
  'link page site blog video youtube google naver kakao github gitlab windows linux mac ubuntu ios android ' +
  'gps sms dns tls dna rna xml rmdir cmd auth oauth dlc fps cms dms epa gpa ana aka aus snp cns dps tbs ' +
  'sns sbs ebs kbs mbc mvp faq ceo cto hr pm am tv pc dvd cd rpg vhs aoa exo bts';
