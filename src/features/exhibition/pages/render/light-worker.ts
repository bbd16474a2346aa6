/** Bakes the light of a hall beside the page, which stays alive meanwhile. */
import { bakeLight, type LightPlan } from '../../halls/light/rules.ts'

type Port = {
  postMessage: (message: unknown) => void
  onmessage: ((event: MessageEvent<LightPlan>) => void) | null
}
const port = self as unknown as Port

port.onmessage = ({ data }) => {
  const light = bakeLight(data, (part) => port.postMessage({ part }))
  port.postMessage({ light })
}
