/** What the four halls are made of: colours that light is reflected in, and the patterns drawn on them. */
import type { HallTheme } from '../plan/rules.ts'
import type { Colour, Material } from '../surfaces/rules.ts'

export type Finish = {
  colours: Record<Material, Colour>
  /** Frames, skirting, letters. */
  trim: Colour
  floor: 'stone' | 'timber' | 'concrete' | 'terrazzo'
  wall: 'plain' | 'brick' | 'concrete' | 'panel'
  /** How much of the room stands in the floor, looked at straight down. */
  polish: number
  /** The accent and the ink of boards, as written in CSS. */
  accent: string
  paper: string
  ink: string
  exposure: number
}

const shared = { lamp: [0, 0, 0], door: [0.5, 0.48, 0.42], board: [0.68, 0.62, 0.54] } satisfies Partial<
  Record<Material, Colour>
>

export const finishes: Record<HallTheme, Finish> = {
  foundation: {
    colours: {
      ...shared,
      floor: [0.36, 0.32, 0.285],
      ceiling: [0.15, 0.14, 0.135],
      feature: [0.43, 0.035, 0.045],
      wall: [0.8, 0.77, 0.71],
      partition: [0.78, 0.75, 0.69],
      stand: [0.3, 0.04, 0.045],
      plinth: [0.38, 0.045, 0.05],
      bench: [0.24, 0.15, 0.095],
    },
    trim: [0.42, 0.27, 0.09],
    floor: 'stone',
    wall: 'plain',
    polish: 0.1,
    accent: '#a8131e',
    paper: '#fbf6ec',
    ink: '#2a1a17',
    exposure: 1.4,
  },
  pioneering: {
    colours: {
      ...shared,
      floor: [0.3, 0.185, 0.105],
      ceiling: [0.1, 0.085, 0.075],
      feature: [0.32, 0.12, 0.06],
      wall: [0.46, 0.27, 0.19],
      partition: [0.72, 0.66, 0.56],
      stand: [0.16, 0.1, 0.065],
      plinth: [0.22, 0.15, 0.1],
      bench: [0.2, 0.12, 0.07],
    },
    trim: [0.2, 0.14, 0.09],
    floor: 'timber',
    wall: 'brick',
    polish: 0.06,
    accent: '#9c3d1c',
    paper: '#f6ecd9',
    ink: '#33241a',
    exposure: 1.6,
  },
  reform: {
    colours: {
      ...shared,
      floor: [0.3, 0.315, 0.33],
      ceiling: [0.11, 0.12, 0.135],
      feature: [0.035, 0.12, 0.24],
      wall: [0.58, 0.6, 0.62],
      partition: [0.16, 0.25, 0.34],
      stand: [0.11, 0.15, 0.2],
      plinth: [0.12, 0.17, 0.24],
      bench: [0.16, 0.17, 0.18],
    },
    trim: [0.42, 0.43, 0.45],
    floor: 'concrete',
    wall: 'concrete',
    polish: 0.09,
    accent: '#14548f',
    paper: '#f4f7fa',
    ink: '#16242f',
    exposure: 1.5,
  },
  era: {
    colours: {
      ...shared,
      floor: [0.6, 0.585, 0.56],
      ceiling: [0.62, 0.61, 0.59],
      feature: [0.52, 0.05, 0.05],
      wall: [0.82, 0.81, 0.78],
      partition: [0.8, 0.79, 0.77],
      stand: [0.7, 0.69, 0.67],
      plinth: [0.72, 0.7, 0.66],
      bench: [0.46, 0.3, 0.18],
    },
    trim: [0.5, 0.36, 0.16],
    floor: 'terrazzo',
    wall: 'panel',
    polish: 0.12,
    accent: '#b5121b',
    paper: '#fffdf8',
    ink: '#221b18',
    exposure: 1.5,
  },
}
