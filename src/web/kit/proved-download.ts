import { call, fileAddress } from '../call.ts'
import { tell } from './toasts.tsx'

/** Fetches a file that is given only to whoever has just shown who he is: that is settled before the browser goes for it. */
export const fetchProved = (path: string) =>
  call.accounts.factors.check().then(() => window.location.assign(fileAddress(path)), tell.refused)
