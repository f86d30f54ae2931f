/** Whom a text speaks of beside the writer. */
export type SpokenKin = 'child' | 'other'

/** Not of whom one quarrels with or whose father it is: `poikani kanssa`, `tyttäreni isä`, "my son's father". */
const ofAnother = String.raw`(?!['’]?s? (father|mother|dad|mum|mom|school|pappa|mamma|far|mor)(?!\p{L}))(?! (kanssa|is[äa]|äiti|opettaja)\p{L}*)`
const years = String.raw`(1[0-7]|[0-9])`
const childFi = String.raw`(lapse(ni|mme)|lapsella(ni|mme)|lapsesta(ni|mme)|lasta(ni|mme)|tyttär(e|ellä|estä)(ni|mme)|tytärtä(ni|mme)|tyttö(ni|mme)|tytöllä(ni|mme)|poika(ni|mme)|poja(lla|sta)(ni|mme)|poikaa(ni|mme)|vauva(ni|mme)|vauvalla(ni|mme)|vauvaa(ni|mme)|taapero(ni|mme))`
const childBareFi = String.raw`(lapsi|lapsella|lapsen|tytär|tyttärellä|tyttären|tyttö|tytöllä|tytön|poika|pojalla|pojan|vauva|vauvalla|vauvan|taapero|kuopus|kuopuksella|esikoinen|esikoisella|teini|teinillä)`
const childSv = String.raw`(dotter|son|barn|flicka|pojke|bebis|baby|tonåring|grabb|unge)`
const childEn = String.raw`(daughter|son|child|kid|baby|toddler|newborn|infant|boy|girl|little one|teenager|teen)`
const childSe = String.raw`(mánná|mánás|bárdni|bártnis|nieida|nieiddas|njuoratmánná)`

const childPatterns = [
  String.raw`${childFi}`,
  String.raw`(mun|minun|meidän|meiän) ([\p{L}\d-]+ )?${childBareFi}`,
  String.raw`(?<!(olen|oon) (vasta )?)${years}[- ]?(vuotia(s|alla|an|sta)|kuukauti(nen|sella)|viikkoi(nen|sella)|(päivän|viikon|kuukauden|vuoden) ikäi(nen|sellä)| ?-?v\.? ${childBareFi})`,
  String.raw`(min|mitt|vår|vårt|våran) ([\p{L}\d-]+ ){0,3}${childSv}`,
  String.raw`(?<!jag är (en )?)${years}[- ]?(åring(en)?|årig(a|t)?|månaders)`,
  String.raw`(my|our) ([\p{L}\d-]+ ){0,3}${childEn}`,
  String.raw`(?<!(i am|i['’]m) (a |an )?)${years}[- ](year|month|week)s?[- ]old`,
  String.raw`mu ([\p{L}\d-]+ )?${childSe}`,
  String.raw`(mánnán|mánnámis|bárdnán|bárdnámis|nieidan|nieiddamis)`,
]
const otherPatterns = [
  String.raw`(?<!(lapsen|lapseni|lasten|lasteni|tyttären|tyttäreni|pojan|poikani|vauvan) )(äiti|äidin|äidillä|äitiä|isä|isän|isällä|isää|mummo|mummon|mummolla|vaari|vaarin|ukki|ukin|isoäiti|isoäidin|isoisä|isoisän)(ni|mme)?`,
  String.raw`(mamma|pappa|mormor|morfar|farmor|farfar|mum|mom|dad|grandma|grandpa)s?`,
  String.raw`(miehe|miehellä|vaimo|vaimolla|puoliso|puolisolla|anoppi|anopilla|appe|velje|veljellä|sisko|siskolla|naapuri|naapurilla)(ni|mme)`,
  String.raw`(mun|minun|meidän|meiän) ([\p{L}\d-]+ )?(äiti|äidillä|isä|isällä|mummo|mummolla|vaari|ukki|ukilla|mies|miehellä|vaimo|vaimolla|naapuri|naapurilla)`,
  String.raw`(min|vår) ([\p{L}\d-]+ ){0,2}(mamma|mor|far|pappa|man|fru|hustru|make|maka|sambo|bror|syster|mormor|farmor|morfar|farfar|svärmor|svärfar|granne)`,
  String.raw`(my|our) ([\p{L}\d-]+ ){0,2}(mother|mum|mom|father|dad|husband|wife|brother|sister|grandmother|grandma|grandfather|grandpa|mother-in-law|father-in-law|neighbour|neighbor)`,
  String.raw`mu ([\p{L}\d-]+ )?(eadni|áhčči|áhkku|áddjá|isit|eamit|viellja|oabbá|ránnjá)`,
]
/** `Pojan hammas lohkesi`: without whose, as the one that the text begins with. */
const beginsWith = {
  child: String.raw`(${childBareFi}|dottern|sonen|pojken|flickan|bebisen)s?`,
  other: String.raw`(mies|vaimo|puoliso|veli|sisko|naapuri|hän|hon|han|she|he)`,
}

/** What a writer does for somebody makes it no matter of their own: `olen huolissani`, `en tiedä`, "I think". */
const worries =
  /(?<!\p{L})(olen|oon|ollaan|olemme) (\p{L}+ )?(huolissa\p{L}*|huolestunut|peloissa\p{L}*)|(?<!\p{L})en (tiedä|tiiä|osaa sanoa)|mitä (minun|mun) (pitää|pitäisi)|jag (är (\p{L}+ )?orolig|vet inte|undrar|tror)(?!\p{L})|(?<!\p{L})i(['’]m| am| do not| don['’]t) (very |so |really )?(worried|know|concerned)|(?<!\p{L})i think/giu
const ownSelf =
  /(?<!\p{L})(minä|minu\p{L}*|mä|mua|mulla|mulle|minulla|olen|oon|en|haluan|haluaisin|tarvitsen|jag|mig|mej|me|i['’](m|ve)|i (am|have|feel|need|want|cannot|can|had|was)|mun lean|mus|munnje)(?!\p{L})/iu
/** Done to the writer: `poikani lyö minua`, "my son hits me". */
const doneToMe = /(?<!\p{L})(minua|minut|mua|mut|minulle|mulle|mig|mej|me)(?!\p{L})/iu

/** Whose the matter is, is said before this many characters. */
const mostRead = 4000
const whole = (pattern: string) => new RegExp(String.raw`(?<![\p{L}\d])(?:${pattern})(?!\p{L})${ofAnother}`, 'iu')
const anyOf = (patterns: readonly string[]) => whole(patterns.join('|'))
const atStart = (pattern: string) => new RegExp(String.raw`^\s*(?:${pattern})(?!\p{L})${ofAnother}`, 'iu')
const child = [anyOf(childPatterns), atStart(beginsWith.child)]
const other = [anyOf(otherPatterns), atStart(beginsWith.other)]

/**
 * Whether a text told as one's own speaks of a child of one's own, or of somebody else near. It decides nothing: the person
 * is asked whose the matter is. A miss costs a question that is not asked, a false hit one choice; of adults, who are spoken
 * of in many a matter of one's own, it is asked only where the writer does not speak of themself.
 */
export function speaksOfKin(text: string): SpokenKin | undefined {
  const told = text.slice(0, mostRead)
  if (child.some((pattern) => pattern.test(told)) && !doneToMe.test(told)) return 'child'
  if (other.some((pattern) => pattern.test(told)) && !ownSelf.test(told.replace(worries, ' '))) return 'other'
  return undefined
}
