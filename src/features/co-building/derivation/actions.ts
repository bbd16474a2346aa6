import type { ActionsOf } from '#platform/feature.ts'
import type { derivationContract } from './contract.ts'
import { assumptions, derivation, report } from './rules.ts'

export const derivationActions: ActionsOf<typeof derivationContract> = {
  get: () => ({ report, lines: derivation(), assumptions }),
}
