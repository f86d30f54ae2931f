import { unchecked } from '../unchecked.ts'
import { residentText } from './data-text.ts'

/**
 * What a resident is told of how soon help may be needed, where their county shows automatic advice: a possibility and never a
 * verdict, and neither a class nor a letter. Of danger (class A) the stop speaks, whatever a county shows.
 */
export const urgencyAdviceTexts = {
  B: residentText({
    fi: 'Kertomasi perusteella apua voidaan tarvita heti.',
    sv: 'Utifrån det du berättade kan hjälp behövas genast.',
    en: 'From what you told, help may be needed at once.',
    se: unchecked('Dan vuođul maid muitalit, veahkki sáhttá leat dárbbašlaš dakkaviđe.'),
  }),
  C: residentText({
    fi: 'Kertomasi perusteella apua voidaan tarvita tänään.',
    sv: 'Utifrån det du berättade kan hjälp behövas i dag.',
    en: 'From what you told, help may be needed today.',
    se: unchecked('Dan vuođul maid muitalit, veahkki sáhttá leat dárbbašlaš odne.'),
  }),
  D: residentText({
    fi: 'Kertomasi perusteella apua voidaan tarvita lähipäivinä.',
    sv: 'Utifrån det du berättade kan hjälp behövas inom några dagar.',
    en: 'From what you told, help may be needed within a few days.',
    se: unchecked('Dan vuođul maid muitalit, veahkki sáhttá leat dárbbašlaš moatti beaivvi siste.'),
  }),
  E: residentText({
    fi: 'Emme löytäneet kertomastasi merkkejä kiireestä.',
    sv: 'Vi hittade inga tecken på brådska i det du berättade.',
    en: 'We found no signs of hurry in what you told.',
    se: unchecked('Eat gávdnan hohpu mearkkaid das maid muitalit.'),
  }),
} as const
