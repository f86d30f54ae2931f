/** The parts of an R4 Questionnaire that an instrument has. Anything else in a resource is named as left out (`losses.ts`). */
export interface FhirQuestionnaire {
  readonly resourceType: 'Questionnaire'
  readonly id?: string
  readonly url?: string
  readonly version?: string
  readonly language?: string
  readonly status: 'draft' | 'active' | 'retired' | 'unknown'
  readonly title?: string
  readonly _title?: FhirTranslated
  readonly description?: string
  readonly _description?: FhirTranslated
  readonly copyright?: string
  readonly subjectType?: readonly string[]
  readonly extension?: readonly FhirExtension[]
  readonly item?: readonly FhirItem[]
}

export interface FhirItem {
  readonly linkId: string
  readonly type: string
  readonly text?: string
  readonly _text?: FhirTranslated
  readonly required?: boolean
  readonly enableBehavior?: 'all' | 'any'
  readonly enableWhen?: readonly {
    readonly question: string
    readonly operator: string
    readonly answerCoding?: FhirCoding
    readonly answerString?: string
  }[]
  readonly answerOption?: readonly {
    readonly valueCoding?: FhirCoding
    readonly valueString?: string
    readonly valueInteger?: number
  }[]
  readonly extension?: readonly FhirExtension[]
  readonly item?: readonly FhirItem[]
}

export interface FhirCoding {
  readonly system?: string
  readonly code?: string
  readonly display?: string
  readonly _display?: FhirTranslated
  readonly extension?: readonly FhirExtension[]
}

export interface FhirTranslated {
  readonly extension?: readonly FhirExtension[]
}

export interface FhirExtension {
  readonly url: string
  readonly valueString?: string
  readonly valueMarkdown?: string
  readonly valueCode?: string
  readonly valueDecimal?: number
  readonly valueInteger?: number
  readonly valueBoolean?: boolean
  readonly valueCoding?: FhirCoding
  readonly extension?: readonly FhirExtension[]
}

/** Extensions of the standard (R4) and our own for what it has no place for: scales, alarms, points of a measured value. */
export const extensionUrls = {
  translation: 'http://hl7.org/fhir/StructureDefinition/translation',
  ordinal: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  unit: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
  min: 'http://hl7.org/fhir/StructureDefinition/minValue',
  max: 'http://hl7.org/fhir/StructureDefinition/maxValue',
  scoring: 'urn:luukku:fhir:questionnaire-scoring',
  measure: 'urn:luukku:fhir:questionnaire-measure',
} as const
