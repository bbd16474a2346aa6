import { useSyncExternalStore } from 'react'

/** What Chromium hands over so that the page may ask to be installed when the person wants it. */
type Prompt = Event & { prompt(): Promise<void>; userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }> }

let offered: Prompt | null = null
const listeners = new Set<() => void>()

function put(next: Prompt | null): void {
  offered = next
  for (const listener of listeners) listener()
}

/** Listens from the first moment: the browser offers it once, before any page of ours is drawn. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    put(event as Prompt)
  })
  addEventListener('appinstalled', () => put(null))
}

const isInstalled = () =>
  matchMedia('(display-mode: standalone)').matches ||
  (navigator as { standalone?: boolean }).standalone === true

const isApple = () => /iPhone|iPad/.test(navigator.userAgent)

export type Way = 'installed' | 'ask' | 'apple' | 'menu'

const wayNow = (): Way => (isInstalled() ? 'installed' : offered ? 'ask' : isApple() ? 'apple' : 'menu')

/** How the platform gets onto the home screen of this device. */
export const useInstallWay = (): Way =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, wayNow)

export async function askToInstall(): Promise<void> {
  const asked = offered
  if (!asked) return
  await asked.prompt()
  await asked.userChoice
  put(null)
}
