import type { GuidanceInput } from './guidance-input.ts'

/** Names under which paracetamol is sold or spoken of in Finland, and the English ones. */
const paracetamol =
  /\b(?:paraseta\w*|paracet\w*|panad\w*|panod\w*|alved\w*|para-?tabs?\w*|paramax\w*|paraceon\w*|pamol\w*|pinex\w*|acetaminophen|tylenol|calpol)/
/** `söin`, `har tagit`, `I have been taking`: what is asked for or prescribed has not been taken. */
const taken =
  /\b(?:otin|otan|sai|saanut|saanu|vejin|ottan\w*|otti|ottaa|otettu|soin|syon|syony\w*|soi|syo|vedin|vetan\w*|nielin|nielly\w*|popsi\w*|join|joi|juonu\w*|meni|mennyt|menny|annoin|antan\w*|annettu|tog|tar|tagit|tagi|at|ater|atit|svalde|svalt|drack|druckit|gav|gett|gick|took|taken|taking|take|takes|ate|eaten|swallowed|drank|had|gave|given)\b/
const asked =
  /\b(?:resept\w*|uusin\w*|uusit\w*|pakkau\w*|paketti\w*|apteek\w*|recept\w*|forny\w*|forpackning\w*|apotek\w*|prescri\w*|renew\w*|refill\w*|repeat\w*|packs?|pharmacy|loppu\w*|ostin|ostaa|kopa|kopte|buy|bought)\b/
/** What was taken was, also where it was bought: `ostin apteekista Panadolia ja söin 24 tablettia`. Who made contact took nothing. */
const wasTaken =
  /\b(?:otin(?! yhtey)|soin|olen (?:ottanut|syonyt)|oon (?:ottanu|syony)\w*|vedin|nielin|tog(?! kontakt)|tagit|svalde|at upp|atit|took|swallowed|ate|have taken|i've taken)\b/
const denied =
  /\b(?:en|ei|inte|int|not|never|haven't|didn't|don't) (?!.*\b(?:muuta kuin|annat an|anything but|other than)\b)(?:ole |oo |oon |har |have |did )?(?:\w+ )?(?:otta|syo|tag|ta\b|at\b|tak|took|ea)/
const strength =
  /(\d{1,2}[ .]\d{3}|\d+(?:[.,]\d+)?)\s?(g|gr|gramma\w*|gram|grams|mg|milligram\w*|millig\w*)\b(?:n|:n|:s)?/g
const pieces =
  'kpl|kappaletta|st|stycken|pcs|x|\\*|tabl?\\w*|tabletti\\w*|tabletter|pilleri\\w*|piller|kapsel\\w*|kapslar|pills?|nappi\\w*|perapuik\\w*|panad\\w*|panod\\w*|alved\\w*|paracetamol\\w*|parasetamol\\w*|paramax\\w*|of|capsules?'
/** `16 kpl 500 mg`, `16 500mg tablets`, `20 x 500 mg`, `16 panadolia à 500 mg`. */
const countBefore = new RegExp(`(?<![\\d.,/])(\\d{1,2})\\s?(?:(?:${pieces})\\.?,?\\s?){0,3}(?:a\\s|\\()?$`)
/** `500 mg x 16`, `500 mg 16 kpl`, `500 mg tabletteja 16`, `500 mg 2x3`. */
const twoNumbers =
  /^\)?\s?(?:tabl?\w*|kpl|st|pills?|panad\w*|paracet\w*|paraset\w*)?\s?(\d{1,2})\s?[x*]\s?(\d{1,2})(?!\d|\s?(?:mg|g|h)\b)/
const countBehind = new RegExp(
  `^\\)?\\s?(?:(?:(?:panad|panod|alved|paracet|paraset|tabl)\\w*\\s)?(?:x|\\*)\\s?(\\d{1,2})(?!\\d|\\s?(?:mg|g|ml)\\b)|(?:(?:tabl?|pilleri|panad|panod|alved|paracet|paraset)\\w*|pills?)?\\s?(\\d{1,2})\\s?(?:${pieces})(?![\\w]))`,
)
const timesADay =
  /(?<![\d.,])(\d{1,2})\s?(?:-\s?\d\s?)?(?:kertaa|kert|krt|ggr|ganger|gang|times|x)(?=\s(?:pai|vuorok|vrk|pv|tana|om dag|per d|i dag|idag|under|a day|daily|today|in 24|per 24|dygn)|[\s./]*(?:pv|vrk|d|day|dag|dygn)\b)/
const everyHours =
  /(?<![\d.,])(\d{1,2}(?:[.,]\d)?)\s?(?:h|t|tunnin|tuntin|tuntia) (?:valei|valilla)|var (\d{1,2}):?(?:e|a|de|dje|te)? ?tim|every (\d{1,2}) ?(?:h|hours|hrs)\b/
const everyHour =
  /\b(?:joka tunti|(?<!(?:\d|parin|muutaman|usean|useamman) )tunnin valein|varje timme|every hour|hourly|once an hour)\b/
const everySecondHour =
  /\b(?:joka toinen tunti|parin tunnin valein|varannan timme|every other hour|every second hour)\b/
/** Liquid paracetamol is 24 mg in a millilitre. Source: valmisteyhteenveto Panadol 24 mg/ml, from memory. */
const liquid = /(?<![\d.,])(\d{1,3}(?:[.,]\d)?)\s?(?:ml|millilitra\w*|milliliter)\b/
const gramsInMillilitre = 0.024
/** The weakest tablet of grown people. */
const leastTablet = 0.5

/**
 * How much paracetamol the text says was taken in a day or at once, for each kilogram of the body: `dose.paracetamol_mg_kg`.
 *
 * The weight is estimated from the age, in kilograms: 5 in the first year, `2 × (age + 4)` under twelve, 45 to fifteen, then 67 (from
 * memory). Nothing is set where no amount is told, or none that was taken.
 *
 * @param plain  the folded text, numbers written as figures
 */
export function readDoses(plain: string, { person }: GuidanceInput, numbers: Map<string, number>): void {
  if (!paracetamol.test(plain)) return
  const most = Math.max(0, ...plain.split(/[!?;\n]+|\.(?!\d)/).map(gramsTaken))
  if (most > 0) numbers.set('dose.paracetamol_mg_kg', Math.round((most * 1000) / weightOf(person.age, numbers)))
}

function gramsTaken(sentence: string): number {
  if (!paracetamol.test(sentence) || !taken.test(sentence) || denied.test(sentence)) return 0
  if (asked.test(sentence) && !wasTaken.test(sentence)) return 0
  const perDay = timesOf(sentence)
  const amounts = [...sentence.matchAll(strength)].map((match) => {
    const [whole, figure = '', unit = ''] = match
    const grams = amountOf(figure) / (unit.startsWith('m') ? 1000 : 1)
    const behind = sentence.slice(match.index + whole.length, match.index + whole.length + 24)
    if (isOfOther(sentence.slice(Math.max(0, match.index - 40), match.index), behind)) return 0
    const [, pair, pairTimes] = twoNumbers.exec(behind) ?? []
    if (pair !== undefined) return grams * Number(pair) * Number(pairTimes)
    const before = countBefore.exec(sentence.slice(Math.max(0, match.index - 40), match.index))?.[1]
    const counted =
      before ??
      countBehind
        .exec(behind)
        ?.slice(1)
        .find((one) => one !== undefined)
    // Three decimals behind a stop are a thousand: «10.000 mg».
    return grams * Number(counted ?? 1) * perDay
  })
  const [, millilitres] = liquid.exec(sentence) ?? []
  if (millilitres !== undefined) amounts.push(amountOf(millilitres) * gramsInMillilitre * perDay)
  // Nothing said of its strength, and taken again and again.
  if (amounts.length === 0 && perDay >= 8) amounts.push(leastTablet * perDay)
  return Math.max(0, ...amounts.filter((grams) => grams <= mostBelieved))
}

/** More than this is of a whole shelf, a year, or a number of something else. */
const mostBelieved = 120

const amountOf = (figure: string): number =>
  Number(/^\d{1,2}[ .]\d{3}$/.test(figure) ? figure.replace(/[ .]/, '') : figure.replace(',', '.'))

/** What is weighed in grams and is no medicine of pain. */
const other =
  'suklaa\\w*|sokeri\\w*|jauho\\w*|magnesium\\w*|kreatiini\\w*|proteiini\\w*|choklad\\w*|socker|mjol|kreatin\\w*|protein\\w*|godis|chocolate|sugar|flour|creatine|candy'
const otherBefore = new RegExp(`\\b(?:${other})\\s?$`)
const otherBehind = new RegExp(`^\\s(?:of\\s|av\\s)?(?:${other})\\b`)

/** `panadol and 100 g of chocolate`, `also magnesium 10 g`: the amount of something else that is named right beside it. */
const isOfOther = (before: string, behind: string): boolean => otherBefore.test(before) || otherBehind.test(behind)

function timesOf(sentence: string): number {
  const [, times] = timesADay.exec(sentence) ?? []
  if (times !== undefined) return Math.max(1, Number(times))
  if (everyHour.test(sentence)) return 24
  if (everySecondHour.test(sentence)) return 12
  if (/\bmuutaman tunnin valein\b/.test(sentence)) return 8
  const hours = everyHours
    .exec(sentence)
    ?.slice(1)
    .find((one) => one !== undefined)
  return hours === undefined || amountOf(hours) === 0 ? 1 : 24 / amountOf(hours)
}

function weightOf(age: number | null | undefined, numbers: ReadonlyMap<string, number>): number {
  const years = age ?? numbers.get('age')
  if ((years === undefined || years < 1) && numbers.has('age_weeks')) return 5
  if (years === undefined || years >= 16) return 67
  return years < 12 ? 2 * (years + 4) : 45
}
