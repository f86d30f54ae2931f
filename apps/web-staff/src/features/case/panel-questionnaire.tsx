import type { DeskCase, InstrumentView, QuestionnaireResponseView } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { momentText } from '../../shared/time-text.ts'
import { NumberedChoices, Panel, type NumberedChoice } from './panel.tsx'
import { QuestionnaireItem } from './questionnaire-item.tsx'
import { QuestionnaireResult } from './questionnaire-result.tsx'
import { useQuestionnaires } from './use-questionnaires.ts'

interface Props {
  found: DeskCase
  now: number
  onClose: () => void
}

/** Choose with a digit, ask with digits: PHQ-9 on the phone is eleven keys. The same questions the resident gets. */
export function QuestionnairePanel({ found, now, onClose }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const { say } = useNotices()
  const forms = useQuestionnaires(found.contactId)
  const [chosen, setChosen] = useState<InstrumentView>()
  const { open } = forms
  const instrument = open && forms.instruments.find(({ id }) => id === open.instrument)
  const item = instrument?.items.find(({ id }) => id === open?.nextItem)

  const begin = (how: QuestionnaireResponseView['how']) => {
    if (!chosen || forms.busy) return
    void forms.start(chosen, how).then((made) => {
      if (!made) return
      setChosen(undefined)
      if (how === 'self') say({ tone: 'done', text: t('questionnaire.sent') })
    })
  }
  const answer = (id: string, value: string | number) => {
    if (!open || forms.busy) return
    const alarmed = open.alarms.length
    void forms.save(open, { [id]: value }).then((next) => {
      if (next && next.alarms.length > alarmed) say({ tone: 'attention', text: t('questionnaire.raised') })
    })
  }

  const choices: NumberedChoice[] = open
    ? []
    : chosen
      ? chosen.filledBy === 'professional'
        ? [
            {
              key: '1',
              label: t('questionnaire.measure'),
              run: () => {
                begin('measured')
              },
            },
          ]
        : [
            {
              key: '1',
              label: t('questionnaire.now'),
              run: () => {
                begin('interview')
              },
            },
            {
              key: '2',
              label: t('questionnaire.send'),
              run: () => {
                begin('self')
              },
            },
          ]
      : forms.instruments.slice(0, 9).map((one, index) => ({
          key: String(index + 1),
          label: local(one.title),
          run: () => {
            setChosen(one)
          },
        }))
  const itemChoices: NumberedChoice[] =
    item?.kind === 'choice' && item.options.length <= 10
      ? item.options.map((option, index) => ({
          key: item.options.length === 11 || option.code.length > 1 ? String((index + 1) % 10) : option.code,
          label: local(option.text),
          run: () => {
            answer(item.id, option.code)
          },
        }))
      : []
  return (
    <Panel
      title={instrument ? local(instrument.title) : chosen ? local(chosen.title) : t('questionnaire.title')}
      onClose={onClose}
      shortcuts={[...choices, ...itemChoices]}
    >
      {forms.reads.map((query, index) => (
        <ReadState key={index} query={query} what={t(index === 0 ? 'questionnaire.title' : 'questionnaire.earlier')} />
      ))}
      {choices.length > 0 && <NumberedChoices choices={choices} />}
      {instrument && open && (
        <>
          <p className="small quiet">{local(instrument.intro)}</p>
          {item && (
            <QuestionnaireItem
              key={item.id}
              item={item}
              choices={itemChoices}
              busy={forms.busy}
              onAnswer={(value) => {
                answer(item.id, value)
              }}
            />
          )}
          <QuestionnaireResult response={open} />
          <p className="small quiet">{t('questionnaire.holder', { holder: instrument.holder })}</p>
        </>
      )}
      {!open && (
        <>
          <h3>{t('questionnaire.earlier')}</h3>
          {forms.responses.length === 0 && forms.isRead && <p className="quiet">{t('questionnaire.none')}</p>}
          <ul className="given" data-test="questionnaires">
            {forms.responses.map((one) => {
              const of = forms.instruments.find(({ id }) => id === one.instrument)
              return (
                <li key={one.responseId}>
                  <strong>{of ? local(of.title) : one.instrument}</strong>{' '}
                  <span className="quiet">
                    {momentText(one.changedAt, now, language)} · {t(`questionnaire.status.${one.status}`)}
                    {one.byRepresentative && <> · {t('questionnaire.byRepresentative')}</>}
                  </span>{' '}
                  {one.status === 'in-progress' && one.how !== 'self' && (
                    <button
                      type="button"
                      className="plain small"
                      onClick={() => {
                        forms.goOn(one.responseId)
                      }}
                    >
                      {t('questionnaire.now')}
                    </button>
                  )}
                  <QuestionnaireResult response={one} />
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Panel>
  )
}
