/** The door of FHIR questionnaires: an instrument out, and in. */
export type { FhirQuestionnaire } from './fhir-questionnaire.ts'
export { fromFhirQuestionnaire, type ReadQuestionnaire } from './from-fhir-questionnaire.ts'
export { toFhirQuestionnaire } from './to-fhir-questionnaire.ts'
