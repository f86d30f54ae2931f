import { planNextTexts } from '@luukku/i18n/data/plan'
import { useLogTexts } from '@luukku/i18n/data/use-log'
import { whoSeesTexts } from '@luukku/i18n/data/who-sees'

export type StoryLanguage = 'fi' | 'sv' | 'en'

/** What is typed and looked for in the story, by the language it is told in. */
export interface StoryWords {
  resident: { identityCode: string; name: string }
  typed: Readonly<Record<'story' | 'question' | 'answer' | 'note', string>>
  promise: RegExp
  /** A day and an hour, as a line of the plan says them. */
  when: RegExp
  clock: RegExp
  /** A word of the story that is social care's, and those that are not. */
  ofSocial: string
  ofHealth: RegExp
  /** What no message may say. */
  revealing: RegExp
  seenBySocial: string
  seenByHealth: string
  willBook: string
  useAssessed: string
  useRead: string
  /** Words of the county that are names in every language. */
  names: readonly string[]
}

const shared = (language: StoryLanguage) => ({
  seenBySocial: whoSeesTexts.social[language],
  seenByHealth: whoSeesTexts.health[language],
  willBook: planNextTexts.book[language],
  useAssessed: useLogTexts.what('assessCase')[language],
  useRead: useLogTexts.what('readOwnNeed')[language],
})

export const storyWords: Readonly<Record<StoryLanguage, StoryWords>> = {
  fi: {
    ...shared('fi'),
    resident: { identityCode: '070368-900H', name: 'Leena Pätsi' },
    typed: {
      story:
        'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.',
      question: 'Milloin polvi kipeytyi ensimmäisen kerran?',
      answer: 'Syyskuussa, metsässä.',
      note: 'Polvi, mieliala ja raha. Ajat sovittu.',
    },
    promise: /Soitamme sinulle tänään 24\.11\.2026 klo/,
    when: /202[67] klo \d/,
    clock: /klo \d/,
    ofSocial: 'ulosotosta',
    ofHealth: /polvi|jaksa|mieliala/i,
    revealing: /polvi|mieliala|raha|sosiaali|lääk|hoita|Leena|Pätsi|\d/i,
    names: [],
  },
  sv: {
    ...shared('sv'),
    resident: { identityCode: '010547-900U', name: 'Anna Holm' },
    typed: {
      story:
        'Knät har gjort ont sedan hösten, särskilt i trappor. Pengarna är helt slut och det kommer brev från utsökningen. Jag orkar ingenting längre.',
      question: 'När började knät göra ont?',
      answer: 'I september, i skogen.',
      note: 'Knät, humöret och pengarna. Tiderna är överenskomna.',
    },
    promise: /Vi ringer dig i\sdag 24\.11\.2026 kl/,
    when: /202[67] kl\.? \d/,
    clock: /kl\.? \d/,
    ofSocial: 'utsökningen',
    ofHealth: /knä|orkar|humör/i,
    revealing: /knä|humör|pengar|social|läkar|vård|Anna|Holm|\d/i,
    names: [],
  },
  en: {
    ...shared('en'),
    resident: { identityCode: '120799-900Y', name: 'Sofia Lantto' },
    typed: {
      story:
        'My knee has hurt since the autumn, most of all on stairs. My money is all gone. I feel low and have no energy for anything.',
      question: 'When did the knee start to hurt?',
      answer: 'In September, in the forest.',
      note: 'Knee, mood and money. Times agreed.',
    },
    promise: /We will call you today,? .*24.*2026/,
    when: /202[67].* \d{1,2}[.:]\d\d/,
    clock: /\d{1,2}[.:]\d\d/,
    ofSocial: 'money is all gone',
    ofHealth: /knee|energy|mood/i,
    revealing: /knee|mood|money|social|doctor|nurse|Sofia|Lantto|\d/i,
    names: [],
  },
}
