import { describe, expect, test } from 'vitest'
import { proposeGuidance } from '@luukku/domain/guidance'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'

const models = getModels()
const propose = (answers: Record<string, unknown>, text = '', age = 40, onBehalfOf = '') =>
  proposeGuidance(models, {
    text,
    lang: 'fi',
    person: { age, onBehalfOf },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T09:12',
  })

/** The keys that other systems were told of. */
const vocabulary = [
  ...['acute_illness_signs', 'address_known', 'age_ok', 'age_weeks', 'aggression', 'alcohol_now', 'allergy', 'alone'],
  ...['alone_now', 'anticoagulant', 'arm_weak', 'attempted_calls', 'audit', 'audit_c', 'avoidance', 'bleeding'],
  ...['blood_in_stool', 'bmi', 'bp', 'bp_known', 'breathing', 'breathing_rate_ok', 'caffeine_high', 'can_speak'],
  ...[
    'cancer_history',
    'carer_health',
    'carer_sleep',
    'centor',
    'chest_retraction',
    'children_in_household',
    'children_witnessed',
    'coercion',
  ],
  ...[
    'cognition',
    'communication',
    'consent',
    'consent_share_social_health',
    'contacts_90d',
    'cough',
    'crp_trend',
    'days',
  ],
  ...['diabetes', 'diagnosis', 'digital', 'discharge_date', 'distance_km', 'drives', 'drowsy', 'duration_days'],
  ...[
    'duration_hours',
    'dyspnoea',
    'employment',
    'eviction_date',
    'existing_decisions',
    'existing_services',
    'expiry',
    'eye_swelling',
  ],
  ...['face_droop', 'feeding', 'fever_c', 'flank_pain', 'function_impact_0_10', 'gad7', 'gcs', 'harm_risk'],
  ...[
    'hide_from_guardians',
    'home_bp',
    'home_ok',
    'housing',
    'immunosuppressed',
    'informal_care_support',
    'inhaler_left',
    'injury',
  ],
  ...[
    'interpreter',
    'iv_doses_per_day',
    'kela_decision',
    'knee.can_bear_weight',
    'knee.swelling_hot',
    'kykyviisari_workability',
    'labs_due',
    'language_wish',
  ],
  ...[
    'last_drink_hours',
    'leg_weakness',
    'locked_room',
    'loose_teeth',
    'means',
    'medication_left_days',
    'meds_changed',
    'memory_concern',
  ],
  ...[
    'mental_health',
    'migraine_aura',
    'money_for_food_today',
    'move_date',
    'municipality_registered',
    'need',
    'new_drowsy',
    'occ_health',
  ],
  ...[
    'on_floor_hours',
    'onset_minutes',
    'other_adult',
    'pain',
    'pain_at_rest',
    'pain_nrs',
    'parent_coping_0_10',
    'partner_age',
  ],
  ...[
    'partner_can_come',
    'partner_knows_location',
    'phone',
    'photo_sent',
    'phq2',
    'phq9',
    'phq9_item9',
    'placement_decision',
  ],
  ...[
    'plan',
    'plan_exists',
    'police_report',
    'pregnancy_possible',
    'pregnant',
    'psychosis_signs',
    'pulses',
    'radiates_arm',
  ],
  ...[
    'rash',
    'reason',
    'recurrent_12m',
    'redness_cm',
    'rent_arrears_months',
    'reporter',
    'reporter_wants_anonymity',
    'saddle_anaesthesia',
  ],
  ...['safe_at_home', 'safe_contact', 'safe_now', 'school_absence', 'seen', 'seizure_history', 'self_harm', 'services'],
  ...['siblings', 'sleep_parent_h', 'smoking', 'speech', 'speech_change', 'stairs', 'strangulation', 'substance'],
  ...['suicidal', 'suicidal_intent', 'surgery', 'swallow', 'swallow_saliva', 'sweating', 'swelling_face', 'symptoms'],
  ...[
    'talks_sentences',
    'thoughts_harm_baby',
    'trauma_high',
    'trismus',
    'ulcer_over_2w',
    'unemployed_years',
    'urinary_retention',
    'vaginal_symptoms',
  ],
  ...['vision_test', 'vomiting', 'waiting', 'walk', 'wandering', 'weapon', 'weapon_threat', 'weeks'],
  ...['weight_loss', 'wish', 'wish_channel', 'withdrawal', 'youth_own_view'],
]

describe('the keys of the structured answers', () => {
  test('each is read by a rule, or stands among those that only a person weighs', () => {
    const mute = vocabulary.filter(
      (key) => !models.knownAnswerKeys.has(key) && !models.common.answersForPeople.includes(key),
    )
    expect(mute).toEqual([])
  })
  test('none is both', () => {
    expect(models.common.answersForPeople.filter((key) => models.knownAnswerKeys.has(key))).toEqual([])
  })
  test('one that no rule reads is shown as such, and is not taken for words', () => {
    const told = propose(
      { reason: ['prescription'], allergy: 'penicillin', police_report: true },
      'Resepti pitäisi uusia',
    )
    expect(told.unknownAnswers).toEqual(['allergy', 'police_report'])
    expect(told.needs.map(({ needId }) => needId)).toEqual(
      propose({ reason: ['prescription'] }, 'Resepti pitäisi uusia').needs.map(({ needId }) => needId),
    )
  })
})

describe('an answer of the vocabulary that alarms is heard', () => {
  test.each([
    ['not safe at home', 'B', { reason: ['pregnancy'], safe_at_home: false }, 30],
    ['no pulse in the foot', 'C', { reason: ['wound'], pulses: 'absent' }, 60],
    ['no pulse and great pain', 'B', { reason: ['wound'], pulses: 'absent', pain_nrs: 9 }, 60],
    [
      'signs of an acute illness',
      'C',
      { reason: ['worry_other'], reporter: 'neighbour', acute_illness_signs: true },
      85,
    ],
    [
      'who threatens knows the place',
      'B',
      { reason: ['violence'], safe_now: 'yes', partner_knows_location: 'yes' },
      35,
    ],
    [
      'thoughts of death, alone',
      'B',
      { reason: ['mood'], suicidal: 'yes', plan: false, means: false, suicidal_intent: 'no', alone_now: true },
      35,
    ],
    ['a small child alone', 'B', { reason: ['child_worry'], alone_now: true }, 4],
    ['a partner too old', 'C', { reason: ['contraception'], age_ok: false }, 14],
    ['memory and a car', 'D', { reason: ['memory'], drives: 'sometimes' }, 80],
    ['a fall and no step taken', 'C', { reason: ['fall'], walk: 'no' }, 50],
    ['a certificate needed this week', 'D', { reason: ['certificate'], expiry: '2026-11-28' }, 50],
    ['a move within three weeks', 'D', { reason: ['disability_services'], move_date: '2026-12-05' }, 50],
    ['an ill carer', 'D', { reason: ['carer_exhaustion'], carer_health: 'heart_failure' }, 70],
  ] as const)('%s is %s', (_what, worst, answers, age) => {
    expect(propose(answers, '', age).urgencyClass <= worst).toBe(true)
    expect(propose(answers, '', age).unknownAnswers).toEqual([])
  })
  test.each([
    ['memory_concern', { memory_concern: true }, 'MUISTI', 75],
    ['wish', { wish: 'other_work' }, 'TYOKYKY', 45],
    ['need', { need: ['home_modification'] }, 'VAMMAIS', 45],
    ['home_ok', { reason: ['home_hospital_request'], home_ok: false }, 'KOTIUTUS', 60],
    ['caffeine_high', { reason: ['sleep'], caffeine_high: true }, 'OMAHOITO', 35],
  ])('%s leads to help', (_key, answers, service, age) =>
    expect(propose(answers, '', age).needs.map((need) => need.service)).toContain(service),
  )
  test('a pressure that nobody has measured is measured first', () =>
    expect(propose({ reason: ['contraception'], bp_known: false }, '', 30).alternatives).toContain('VO_HOITAJA'))
  test('medicines that were changed in the hospital are heard', () => {
    const told = propose({ reason: ['discharge'], meds_changed: true }, '', 82)
    expect(told.unknownAnswers).toEqual([])
    expect(told.professionals).toContain('farmaseutti')
  })
  test('who has no home municipality meets a social worker too', () => {
    const answers = { reason: ['pregnancy'], municipality_registered: false }
    expect(propose(answers, '', 30).professionals).toContain('sosiaalityöntekijä')
  })
  test('a child in care has its own worker, and a young person who was may have aftercare', () => {
    const care = propose({ reason: ['cough_wheeze'], placement_decision: 'care_order' }, '', 8, 'foster mother')
    expect([care.ownWorker, care.professionals]).toEqual([
      true,
      expect.arrayContaining(['lapsen asioista vastaava sosiaalityöntekijä']),
    ])
    expect(propose({ reason: ['housing'], placement_decision: 'ended' }, '', 18).alternatives).toContain(
      'LASTENSUOJELU',
    )
  })
  test('signs of a stroke that began within the day are of now, though there was one before', () => {
    const signs = { reason: ['neuro'], speech_change: true }
    const text = 'Sairastin aivoinfarktin vuosi sitten'
    expect(propose(signs, text, 70).urgencyClass).not.toBe('A')
    expect(propose({ ...signs, onset_minutes: 40 }, text, 70).urgencyClass).toBe('A')
  })
  test('hours are days where only hours are told', () => {
    const facts = (duration_hours: number) =>
      JSON.stringify(propose({ reason: ['cough_wheeze'], weight_loss: true, duration_hours }).reasons)
    expect(facts(24 * 50)).toContain('long-lasting')
    expect(facts(30)).not.toContain('long-lasting')
  })
})
