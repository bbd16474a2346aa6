import { feature } from '#platform/feature.ts'
import { attendanceActions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { words } from './words.ts'

export const attendance = feature({
  name: 'attendance',
  contract,
  powers,
  words,
  actions: attendanceActions,
})
