import type { QuestionnaireResponseView } from '@luukku/contract'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { QuestionnaireResult } from './questionnaire-result.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const name = { fi: 'PHQ-9', sv: 'PHQ-9', en: 'PHQ-9' }
const draw = (more: Partial<QuestionnaireResponseView>) =>
  renderToString(
    <LanguageProvider initial="en">
      <QuestionnaireResult
        response={{
          ...{ responseId: 'r', contactId: 'c', instrument: 'phq-9', version: '1', status: 'in-progress' },
          ...{ how: 'interview', byRepresentative: false, changedAt: '2026-11-24T09:12:00+02:00', answers: {} },
          ...{ asked: [], results: [], unscored: [], alarms: [] },
          ...more,
        }}
      />
    </LanguageProvider>,
  ).replaceAll('<!-- -->', '')

test('a scale that has no sum says how many answers it lacks', () => {
  expect(draw({ unscored: [{ scale: 'phq-9', name, unanswered: 6 }] })).toContain('PHQ-9: no sum, 6 unanswered')
  expect(draw({ results: [{ scale: 'phq-9', name, score: 9 }] })).not.toContain('no sum')
})

test('where an answer stopped the form who asks reads what is done now, and who filled it alone got the numbers', () => {
  expect(draw({ status: 'stopped' })).toContain('Stay on the line')
  expect(draw({ status: 'stopped', how: 'self' })).toContain('The person sees the numbers')
  expect(draw({ status: 'completed' })).not.toContain('stopped')
})
