import { unchecked } from '../unchecked.ts'
import { residentText, type ResidentDataText } from './data-text.ts'

/** The message to somebody who is left to choose the first time themself; it names no service. */
export const choiceLeftTexts: ResidentDataText = residentText({
  fi: 'Voit nyt valita ajan itse. Avaa «Minun suunnitelmani» ja paina «Valitse aika». Jos et valitse, otamme sinuun yhteyttä.',
  sv: 'Du kan nu välja en tid själv. Öppna «Min plan» och tryck på «Välj en tid». Om du inte väljer kontaktar vi dig.',
  en: 'You can now choose a time yourself. Open «My plan» and press «Choose a time». If you do not choose, we contact you.',
  se: unchecked(
    'Dál sáhtát ieš válljet áiggi. Raba «Mu plána» ja deaddil «Vállje áiggi». Jus it vállje, de mii váldit oktavuođa dutnje.',
  ),
})
