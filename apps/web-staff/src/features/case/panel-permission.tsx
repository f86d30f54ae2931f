import { useLanguage } from '../../shared/language.tsx'
import { NumberedChoices, Panel, type NumberedChoice } from './panel.tsx'

interface Props {
  onAnswer: (share: 'yes' | 'no') => void
  onClose: () => void
}

/** The permission asked by voice, in words that can be read aloud; saved with the assessment. */
export function PermissionPanel({ onAnswer, onClose }: Props) {
  const { t } = useLanguage()
  const choices: NumberedChoice[] = (['yes', 'no'] as const).map((share, index) => ({
    key: String(index + 1),
    label: t(share === 'yes' ? 'case.permissionYes' : 'case.permissionNo'),
    run: () => {
      onAnswer(share)
      onClose()
    },
  }))
  return (
    <Panel title={t('case.permission')} onClose={onClose} shortcuts={choices}>
      <p className="aloud">{t('case.permissionAsk')}</p>
      <NumberedChoices choices={choices} />
      <p className="small quiet">{t('case.permissionWill')}</p>
    </Panel>
  )
}
