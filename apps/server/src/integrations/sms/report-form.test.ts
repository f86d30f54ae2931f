import { describe, expect, test } from 'vitest'
import { plainReportForm, readReportForm, readReports } from './report-form.ts'

const ref = '0b2e9b0e-1111-4222-8333-444455556666'
const nested = readReportForm(
  '{"ref":"message.clientRef","state":"status.code","delivered":["DELIVRD"],"failed":["UNDELIV","5"]}',
)

describe('a report of delivery', () => {
  test('is read where nothing is set, from what is posted or from the address', () => {
    expect(readReports(plainReportForm, { ref, state: 'delivered' }, {})).toEqual([{ ref, delivery: 'delivered' }])
    expect(readReports(plainReportForm, undefined, { ref, state: 'failed' })).toEqual([
      { ref, delivery: 'undelivered' },
    ])
    expect(readReports(plainReportForm, { state: 'failed' }, { ref })).toEqual([{ ref, delivery: 'undelivered' }])
  })
  test('is read by the names and words of the gateway, at any depth, one or a list', () => {
    const one = (code: unknown) => ({ message: { clientRef: ref, to: '+358401112222' }, status: { code } })
    expect(readReports(nested, one('DELIVRD'), {})).toEqual([{ ref, delivery: 'delivered' }])
    expect(readReports(nested, [one('UNDELIV'), one(5), one('ACCEPTD')], {})).toEqual([
      { ref, delivery: 'undelivered' },
      { ref, delivery: 'undelivered' },
    ])
  })
  test.each([
    null,
    'text',
    [],
    [[]],
    {},
    { ref },
    { ref, state: 'queued' },
    { ref: {}, state: 'delivered' },
    { __proto__: { ref, state: 'delivered' } },
  ])('is not read from %j', (posted) => {
    expect(readReports(plainReportForm, posted, {})).toEqual([])
  })
})
test.each([
  ['', /no JSON/],
  ['{"ref":"a"}', /needs ref/],
  ['{"ref":"a","state":"b","delivered":[],"failed":["x"]}', /needs ref/],
  ['{"ref":"a","state":"b","delivered":["x"],"failed":["x"]}', /one word/],
])('a form that says too little is refused: %j', (form, why) => {
  expect(() => readReportForm(form)).toThrow(why)
})
