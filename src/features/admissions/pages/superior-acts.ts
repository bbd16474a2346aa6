import { actKeys, actOf } from '../acts/rules.ts'

/** What the committee and its department do. */
export const superiorActs = actKeys.filter((act) => ['committee', 'department'].includes(actOf(act).actor))

/** The list of what waits for them and may be done now. */
export const superiorList = `/admissions?only=ready&${superiorActs.map((act) => `nextActs=${act}`).join('&')}`
