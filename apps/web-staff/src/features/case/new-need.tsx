import { useLanguage } from '../../shared/language.tsx'

interface Props {
  because: string | undefined
  onBecause: (because: string | undefined) => void
}

/** At a new assessment: is this the same need, or one of its own whose clocks start now. Only a written reason starts them. */
export function NewNeed({ because, onBecause }: Props) {
  const { t } = useLanguage()
  return (
    <div className="wide">
      <label className="check">
        <input
          type="checkbox"
          checked={because !== undefined}
          data-test="new-need"
          onChange={(event) => {
            onBecause(event.target.checked ? '' : undefined)
          }}
        />
        {t('case.newNeed')}
      </label>
      {because !== undefined && (
        <label>
          {t('case.newNeedWhy')}
          <textarea
            className="full"
            rows={2}
            maxLength={2000}
            value={because}
            data-test="new-need-because"
            data-asks="new-need"
            onChange={(event) => {
              onBecause(event.target.value)
            }}
          />
        </label>
      )}
    </div>
  )
}
