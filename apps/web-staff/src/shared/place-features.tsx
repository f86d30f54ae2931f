import { placeFeatures, type PlaceFeature } from '@luukku/domain/booking'
import { placeFeatureTexts } from '@luukku/i18n/data/place-features'
import { useLanguage } from './language.tsx'

/** What a unit or a room has that a visit may ask for, or what a visit asks. */
export function PlaceFeatures({
  legend,
  test = 'has',
  value,
  onChange,
}: {
  legend: string
  /** What `data-test` of a feature begins with. */
  test?: string
  value: readonly PlaceFeature[]
  onChange: (next: PlaceFeature[]) => void
}) {
  const { local } = useLanguage()
  return (
    <fieldset className="row" data-test="place-features">
      <legend>{legend}</legend>
      {placeFeatures.map((one) => (
        <label key={one} className="check">
          <input
            type="checkbox"
            checked={value.includes(one)}
            data-test={`${test}-${one}`}
            onChange={() => {
              const others = value.filter((other) => other !== one)
              onChange(others.length < value.length ? others : [...others, one])
            }}
          />{' '}
          {local(placeFeatureTexts[one])}
        </label>
      ))}
    </fieldset>
  )
}
