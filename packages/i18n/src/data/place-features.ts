import type { PlaceFeature } from '@luukku/domain/booking'
import type { StaffDataText } from './data-text.ts'

const text = (fi: string, sv: string, en: string): StaffDataText => ({ fi, sv, en })

/** What a place has, or is asked to have, in a few words. */
export const placeFeatureTexts: Readonly<Record<PlaceFeature, StaffDataText>> = {
  'step-free': text('esteetön kulku', 'hinderfri väg', 'step-free way'),
  'accessible-toilet': text('esteetön WC', 'hinderfri toalett', 'accessible toilet'),
  'hearing-loop': text('induktiosilmukka', 'hörselslinga', 'hearing loop'),
  'adjustable-table': text('säädettävä tutkimuspöytä', 'höj- och sänkbar brits', 'adjustable examination table'),
  'quiet-place': text('rauhallinen paikka odottaa', 'lugn plats att vänta på', 'quiet place to wait'),
}

const listed = (features: readonly PlaceFeature[], lang: 'fi' | 'sv' | 'en') =>
  features.map((one) => placeFeatureTexts[one][lang]).join(', ')

/** Why an offered place fits, for the professional who books. */
export const placeFitsText = (asked: readonly PlaceFeature[]): StaffDataText =>
  text(
    `Paikassa on, mitä käynti vaatii: ${listed(asked, 'fi')}.`,
    `Platsen har det som besöket kräver: ${listed(asked, 'sv')}.`,
    `The place has what the visit asks for: ${listed(asked, 'en')}.`,
  )

/** What of the search narrowed it, where it found too little. */
export const placeAskedText = (asked: readonly PlaceFeature[]): StaffDataText =>
  text(
    `Lähikäyntiä haettiin vain paikoista, joissa on: ${listed(asked, 'fi')}.`,
    `Besök på plats söktes bara där det finns: ${listed(asked, 'sv')}.`,
    `Visits on site were looked for only in places with: ${listed(asked, 'en')}.`,
  )
