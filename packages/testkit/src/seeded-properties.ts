import fc from 'fast-check'

/**
 * One seed for every property, so that a run is red for a change and not by chance; a property with a seed of its own keeps it.
 * Others are tried by `LUUKKU_SEED=any` (a new one each run, printed with what fails) or a number.
 */
const { LUUKKU_SEED: asked } = process.env
if (asked !== 'any') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20_261_126) })
