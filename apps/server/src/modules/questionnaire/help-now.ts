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

/** What somebody reads instead of the next question when an answer alarmed. Shown together with Finnish where unchecked. */
export function helpNow(phones: { crisis?: string; urgentAdvice?: string; emergency?: string }): HelpNow {
  return {
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
    phones: [
      {
        number: phones.crisis ?? '09 2525 0111',
        label: text('Kriisipuhelin', 'Kristelefon', 'Crisis helpline', 'Heahtetelefovdna'),
      },
      {
        number: phones.urgentAdvice ?? '116 117',
        label: text('Päivystysapu', 'Jourhjälpen', 'Medical helpline', 'Vákteveahkki'),
      },
      { number: phones.emergency ?? '112', label: text('Hätänumero', 'Nödnumret', 'Emergency number', 'Heahtenummir') },
    ],
  }
}
