import type { LocalText } from '@luukku/contract'

type HelpNow = {
  title: LocalText
  text: LocalText
  phones: { number: string; label: LocalText }[]
}

const text = (fi: string, sv: string, en: string, se: string): LocalText => ({
  fi,
  sv,
  en,
  se,
  unchecked: ['sv', 'en', 'se'],
})

const weCall = {
  title: text(
    'Et ole yksin. Soitamme sinulle.',
    'Du är inte ensam. Vi ringer dig.',
    'You are not alone. We will call you.',
    'It leat okto. Mii riŋget dutnje.',
  ),
  text: text(
    'Vastauksesi on tallessa. Ihminen ottaa sinuun yhteyttä. Jos et jaksa odottaa, soita heti.',
    'Ditt svar är sparat. En människa kontaktar dig. Om du inte orkar vänta, ring genast.',
    'Your answer is saved. A person will contact you. If you cannot wait, call now.',
    'Du vástádus lea vurkejuvvon. Olmmoš váldá oktavuođa dutnje. Jos it nagot vuordit, riŋge dakkaviđe.',
  ),
} as const
const callYourself = {
  title: text(
    'Et ole yksin. Soita nyt.',
    'Du är inte ensam. Ring nu.',
    'You are not alone. Call now.',
    'It leat okto. Riŋge dál.',
  ),
  text: text(
    'Vastauksesi on tallessa, mutta emme pysty soittamaan sinulle juuri nyt. Älä jää odottamaan: soita heti johonkin näistä numeroista.',
    'Ditt svar är sparat, men vi kan inte ringa dig just nu. Vänta inte: ring genast något av de här numren.',
    'Your answer is saved, but we cannot call you right now. Do not wait: call one of these numbers now.',
    'Du vástádus lea vurkejuvvon, muhto mii eat sáhte riŋget dutnje aiddo dál. Ale vuordde: riŋge dakkaviđe muhtun dáid nummiriin.',
  ),
} as const

/**
 * What somebody reads instead of the next question when an answer alarmed. Shown together with Finnish where unchecked.
 *
 * @param isCalled  somebody has been told who calls: a professional at work, or a duty role that alarms reach. Otherwise no
 *   call is promised: who waits for one that does not come is worse off than who phones at once
 */
export function helpNow(
  phones: { crisis?: string; urgentAdvice?: string; emergency?: string },
  isCalled: boolean,
): HelpNow {
  return {
    ...(isCalled ? weCall : callYourself),
    phones: [
      {
        number: phones.crisis ?? '09 2525 0111',
        label: text('Kriisipuhelin', 'Kristelefon', 'Crisis helpline', 'Kriisatelefovdna'),
      },
      {
        number: phones.urgentAdvice ?? '116 117',
        label: text('Päivystysapu', 'Jourhjälpen', 'Medical helpline', 'Gárrodanveahkki'),
      },
      { number: phones.emergency ?? '112', label: text('Hätänumero', 'Nödnumret', 'Emergency number', 'Heahtenummir') },
    ],
  }
}
