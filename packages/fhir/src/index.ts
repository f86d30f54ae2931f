/** The door of FHIR: the domain's concepts as R4 resources, and back. Pure. */
export * from './questionnaire/index.ts'
