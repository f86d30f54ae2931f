/** Medicines of which ten at once endanger life: opioids, sedatives, of the mind, the heart, sugar, fits; iron. Stems without dots. */
const grave = [
  // Opioids and what holds codeine.
  'panacod|kodei|codein|co-?codamol|tramad|tramal|oks[iy]kod|ox[iy]k?cod|oxikod|oxyn|oxyc|morfi|morph|buprenor|subutex|suboxon|temgesic|metadon|methadon|fentan|palexia|tapentad|opioid',
  // For sleep and against anxiety.
  'unilaak|unipill|unitabl|nukahtam|imovan|imozop|zopinox|tsopikl|zopicl|zopikl|zolpid|tsolpid|stilnoc|stella|somn(?:tabl|med|pill)|insomn|sleepers|sleeping[ -](?:pill|tabl|med)|tenox|tematsep|temazep|opamox|oxamin|oksats|oxazep|oxascand|sobril|diapam|diatsep|diazep|stesolid|valium|xanor|xanax|alpratso|alprazo|rivatril|klonatsep|clonazep|loratsep|lorazep|temesta|atarax|ben(?:ts|z)o|pamej|rauhoittav|lugnande|ketipin|ketiap|quetiap|seroquel|truxal|levozin|theralen|lergigan|propavan|phenergan',
  // Of the mind.
  'masennus(?!kys|tes|oire|seul)|mieliala|antidep|psyykelaak|sertral|sepram|sitalop|cital|escital|essital|eskital|cipral|fluoks|fluox|seromex|paroks|parox|voxra|bupropi|venlaf|efexor|duloks|dulox|cymbal|mirtats|mirtaz|remeron|triptyl|amitript|noritren|nortript|doxal|anafranil|klomipr|litium|lithium|olants|olanz|risperid|klotsap|klozap|clozap|leponex|abilify|aripip|concerta|medikinet|ritalin|metyylif|methylph|elvanse|venvanse|attentin',
  // Of the heart and the blood.
  'verenpaine(?!\\w*(?:mit|arv|seur|luke))|sydan(?:laak|pill|tabl)|beetasal|betablo|beta-bl|bisopr|emconc|atenol|sotalol|karvedil|carvedil|metopr|selok|propral|propran|amlodi|norvasc|verapam|diltiats|diltiaz|enalapr|ramipr|losart|kandesart|candesart|digok|digox|flekain|flecain|amiodar|cordaron|blodtryck|hjart(?:med|tabl|pill)|blood[ -]pressure|heart[ -](?:pill|tabl|med)|marevan|varfar|warfar|waran|eliquis|apiksab|apixab|xarelto|verenohen|blodfort|blood[ -]thinn',
  // Of sugar, iron, of fits, and the rest.
  'metform|diformin|glimepir|glibenk|gliklats|gliclaz|diabetes(?:laak|tabl|med)|rauta(?:tabl|pill|laak|valm|kaps)|jarn(?:tabl|med|pill)|iron[ -](?:tab|pill|suppl)|obsidan|retafer|duroferon|epileps|karbamats|carbamaz|valpro|deprakin|absenor|lamotrig|lamictal|tegretol|keppra|levetira|pregab|lyrica|gabapen|kinii?n|quinin|klorokin|oxiklor|plaquenil|kolkis|colchic|kolkik|teofyl|theoph|baklof|baclof',
].join('|')

/** Every other medicine that is counted. */
const any =
  'burana|ibumax|ibumet|ibupr|ipren|ibux|brufen|nurofen|disper|aspiri|asperin|primaspan|naproks|naprox|pronax|diklof|voltar|diclof|ketopr|ketorin|orudis|etorik|arcoxia|panad|panod|alved|paracet|paraset|para-?tabs|sarkylaak|kipulaak|vark(?:tabl|med|pill)|painkill|pain[ -](?:pill|tabl|med)|(?:allergia|astma|thyro|antibiootti)\\w*(?:laak|tabl)|antihist|loperam|imodium|kofeiini(?:tabl|pill)|koffein|caffeine|ty?roksi|thyrox|levaxin'

/** What is said of any medicine: of these a dose of the day is many, and only what is told of one time counts. */
const common =
  'tabl|tabu|pilleri|piller|pills?\\b|kapsel|kapslar|capsul|laaket|laakkei|laaketta|medicin|mediciner|nappia|nappeja|nappulaa|meds\\b'

const swallowed =
  /\b(?:otin|otti|ottan(?:ut|u|eet)|otettu|soin|soi|syony|syonyt|vedin|veti|vetany|vetanyt|vetasin|vetas|vetaisi|vetaisin|nielin|nieli|nielaisi|nielaisin|nielaissu|nielaissut|nielassu|napannut|napannu|popsinu|niellyt|popsin|popsi|popsinut|nappasin|nappasi|join|joi|juonut|tog|tagit|tagi|svalde|svalt|svalgt|at|atit|drack|knaprade|took|taken|swallowed|ate|eaten|downed|popped|necked)\b/
const denied =
  /\b(?:en|ei|eika|enka|inte|int|not|never|haven't|didn't|don't) (?:ole |oo |oon |olen |har |have |did )?(?:\w+ )?(?:otta|syo|niel|tag|ta\b|at\b|tak|took|ea|swal)/
/** Eaten over a time, ordered so, of other days, or a medicine of which ten is a dose. */
const explained =
  /\b(?:viikossa|viikon aikana|viikkoa|viikoittain|viikottain|kuukau|kuuri|i veckan|per vecka|veckor|manad|a week|per week|weekly|past week|months?\b|vuotta sitten|vuosi sitten|ar sedan|years? ago|last year|i fjol|ifjol|viime (?:vuon|kesa|talv|syks|keva)|nuorena|kuten maarat|(?:ohjeen|maarayksen) mukaan(?! saa| max| enin)|enligt ordination|as prescribed|as instructed|as the doctor|viimeis|kortiso|kortison|predni|medrol|dexamet|deksamet|steroid|metotr|methotr|trexan|vitamii?n|d-vit|creon|entsyym|enzym|pankrea|ksylit|xylit|tyhjenny|bowel|kolonosk|koloskop|colonosc|homeop)/
const atOnce =
  /\b(?:kerralla|yhdella kertaa|samalla kertaa|yhteen menoon|pa en gang|samtidigt|at once|in one go|all together|together)\b/
const perDay =
  /\b(?:paivassa|vuorokaudessa|paivittain|joka paiva|om dagen|per dag|dagligen|varje dag|a day|per day|daily|every day|dagar|days|paivan aikana|paivaa|aamuin|iltaisin|kaytossa|listalla|laakelista\w*)\b/
const asUsual = /\b(?:som vanligt|as usual|as always|kuten aina|niin kuin aina|tapani mukaan|tavalliseen tapaan)\b/
/** What a dose box of a day holds at most. */
const mostUsual = 15
const tookFew =
  /\b(?:otin|tog|took|har tagit|have taken|i've taken)\s(?:(?:vain|bara|only|just|jag)\s)?(?:en|ett|one|two|tva|yhden|kaksi|[1-3])(?=\s*$|\s(?:av dem|of them|niista)\s*$)/
const strength = '(?:mg|g|ug|mikrog\\w*|mikrogramm\\w*)\\b'
const count = `(?<![\\d.,/:-])(?<count>\\d{1,3})(?![\\d.,:/]|\\s?(?:${strength}|ml\\b|%))`
const filler = `(?:\\s?(?:(?:kpl|kappaletta|kipaletta|st|stycken|pcs|x|a|of|av|my|his|her|the|mina|mammas|pappas|hennes|hans|mans|frus|(?:mother|father|mum|mom|dad|husband|wife|grandma|grandpa|grandmother|grandfather|gran|nan|sister|brother)'?s|aidin|isan|mun|minun|omaa|vahvaa|starka|strong)\\b|\\d{1,4}\\s?${strength}))`
const before = new RegExp(`${count}${filler}{0,4}\\s?(?:(?<grave>${grave})|(?<any>${any})|(?<common>${common}))`, 'g')
const unit = 'kpl|kappaletta|st|stycken|pcs|tabl|tabu|piller|pills?|kaps|caps'
const behind = new RegExp(
  `\\b(?:(?<grave>${grave})|(?<any>${any}))[\\w:]*(?:\\s(?<first>\\d{1,4})\\s?(?:${strength})?)?\\s(?:(?:x|\\*)\\s?(?<times>\\d{1,3})(?![\\d.,/]|\\s?${strength})|(?<count>\\d{1,3})\\s?(?:${unit}))`,
  'g',
)

const tens: Readonly<Record<string, number>> = {
  ...{ toistakymmenta: 12, kymmenisen: 10, viisitoista: 15, viistoista: 15, kuusitoista: 16, kuustoista: 16 },
  ...{ kaksitoista: 12, kakstoista: 12, kolmetoista: 13, neljatoista: 14, seitsemantoista: 17, kahdeksantoista: 18 },
  ...{ kaksikymmenta: 20, kakskyt: 20, kakskymmenta: 20, kolmekymmenta: 30, kolkyt: 30, kolmekyt: 30, nelkyt: 40 },
  ...{ tretton: 13, fjorton: 14, femton: 15, sexton: 16, sjutton: 17, arton: 18, nitton: 19, tjugo: 20, trettio: 30 },
  ...{ dussin: 12, tiotal: 10, dozen: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, eighteen: 18 },
  ...{ twenty: 20, thirty: 30, forty: 40 },
}
const tensWords = new RegExp(`\\b(?:${Object.keys(tens).join('|')})\\b`, 'g')

/**
 * How many tablets the text says were swallowed at once: `dose.pieces` of any medicine, `dose.grave_pieces` of one that endangers
 * life by its number. Nothing is set for what is eaten over days, ordered so, denied, or of which ten is a dose. From memory.
 *
 * @param plain the folded text, numbers written as figures
 */
export function readPieces(plain: string, numbers: Map<string, number>): void {
  if (!swallowed.test(plain)) return
  const most = { pieces: 0, grave: 0 }
  for (const written of plain.split(/[!?;\n]+|\.(?!\d)/)) {
    if (!swallowed.test(written) || denied.test(written)) continue
    const isAtOnce = atOnce.test(written)
    if (!isAtOnce && explained.test(written)) continue
    const sentence = written.replace(tensWords, (word) => String(tens[word] ?? word))
    // `fick 150 tabletter utskrivna, tog en`: the number before it is of what one got.
    const few = isAtOnce ? -1 : sentence.search(tookFew)
    const isUsual = asUsual.test(sentence)
    const isDaily = !isAtOnce && perDay.test(sentence)
    for (const match of [...sentence.matchAll(before), ...sentence.matchAll(behind)]) {
      const of = match.groups ?? {}
      if (of['common'] !== undefined && isDaily) continue
      if (of['common'] !== undefined && isUsual && Number(of['count']) <= mostUsual) continue
      if (match.index < few) continue
      // `metformin 2 x 500` is two of 500 mg, `Burana 600 x 12` twelve.
      const times = Math.min(Number(of['times']), Number(of['first'] ?? of['times']))
      const found = of['count'] === undefined ? times : Number(of['count'])
      most.pieces = Math.max(most.pieces, found)
      if (of['grave'] !== undefined && !isDaily) most.grave = Math.max(most.grave, found)
    }
  }
  if (most.pieces > 0) numbers.set('dose.pieces', most.pieces)
  if (most.grave > 0) numbers.set('dose.grave_pieces', most.grave)
}
