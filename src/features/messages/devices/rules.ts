import { isAllowedService } from '../channels/rules.ts'

/** More than anybody uses; fewer than would make one message many requests. */
export const mostDevices = 5

type Fault = { code: string; facts: Record<string, string | number> }

/** Why notices cannot be turned on in one more browser; null when they can. `standing`: the person's other devices. */
export function whyNotDevice(given: {
  enabled: boolean
  services: string
  endpoint: string
  standing: number
}): Fault | null {
  if (!given.enabled) return { code: 'push-off', facts: {} }
  if (!isAllowedService(given.endpoint, given.services))
    return {
      code: 'push-service-unknown',
      facts: { field: 'endpoint', service: new URL(given.endpoint).hostname },
    }
  return given.standing >= mostDevices ? { code: 'push-devices-many', facts: { most: mostDevices } } : null
}
