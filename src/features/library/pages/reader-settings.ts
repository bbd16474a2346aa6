import { useState } from 'react'
import { remember, remembered } from '#web/kit/device.ts'

const paperNames = { white: '白', cream: '米黄', night: '夜间' } as const
export type Paper = keyof typeof paperNames
export const papers = Object.entries(paperNames) as [Paper, string][]

/** How one likes to read, kept on this device. */
export type Settings = { size: number; leading: number; paper: Paper }
const usual: Settings = { size: 18, leading: 1.9, paper: 'white' }

export function useSettings(): [Settings, (change: Partial<Settings>) => void] {
  const [settings, set] = useState(() => ({ ...usual, ...remembered<Partial<Settings>>('reader', {}) }))
  const change = (part: Partial<Settings>) => {
    const next = { ...settings, ...part }
    remember('reader', next)
    set(next)
  }
  return [settings, change]
}
