import { useSyncExternalStore } from 'react'
import { keptName } from '../ground.ts'
import { type TypeSize, typeSizes } from '../theme/tokens.ts'

export type Frame = 'desktop' | 'phone'

const sizeAt = 'zhibu.type-size'
const narrow = matchMedia('(max-width: 760px), (pointer: coarse) and (max-width: 960px)')
const listeners = new Set<() => void>()

function stored(): TypeSize {
  const size = localStorage.getItem(sizeAt)
  return typeSizes.find((one) => one === size) ?? 'standard'
}

let size = stored()

function show(): void {
  const { dataset } = document.documentElement
  dataset.size = size
  dataset.frame = narrow.matches ? 'phone' : 'desktop'
  for (const listener of listeners) listener()
}
narrow.addEventListener('change', show)
// Chosen in another window of this device: it holds in all of them.
addEventListener('storage', ({ key }) => {
  if (key !== sizeAt && key !== null) return
  size = stored()
  show()
})
show()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Which of the two frames the page stands in: by width, or by a finger on a small screen. */
export const frameNow = (): Frame => (narrow.matches ? 'phone' : 'desktop')
export const useFrame = (): Frame => useSyncExternalStore(subscribe, frameNow)

/** The type size of this device, and the way to change it; remembered here, not on the account. */
export const useTypeSize = (): TypeSize => useSyncExternalStore(subscribe, () => size)
export function setTypeSize(next: TypeSize): void {
  size = next
  localStorage.setItem(sizeAt, next)
  show()
}

/** Something of this device and list, such as the columns chosen; unreadable leftovers count as nothing. */
export function remembered<T>(name: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(keptName(name))
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}
/** What is remembered under names that begin so is nobody's any more. */
export function forgetRemembered(beginning: string): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(keptName(beginning))) localStorage.removeItem(key)
}
export const remember = (name: string, value: unknown) =>
  localStorage.setItem(keptName(name), JSON.stringify(value))
