import { contract as accounts } from '#features/accounts/contract.ts'
import { contract as organizations } from '#features/organizations/contract.ts'

/** Stands in for what src/contracts.ts does not name yet. */
export const contracts = { accounts, organizations }
