import { useId } from 'react'

/** The neutral emblem, a flame. The Party's emblem has a legal standard drawing and is not ours to draw. */
export function Mark({ size = 32, plain = false }: { size?: number; plain?: boolean }) {
  const id = useId()
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <defs>
        <linearGradient id={`${id}g`} x1="0" y1="0" x2="1" y2="1">
          <stop stopColor="#C8202B" />
          <stop offset="1" stopColor="#8E0E18" />
        </linearGradient>
        <linearGradient id={`${id}f`} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor="#FBEBC2" />
          <stop offset="1" stopColor="#DDB268" />
        </linearGradient>
      </defs>
      {!plain && <rect width="64" height="64" rx="14" fill={`url(#${id}g)`} />}
      <path
        d="M34 8c2.500 9.500 14 15.500 14 29.500C48 47 41 54 32 54s-16-7-16-16.500c0-7 3.800-11.700 8-15.500.4 4.600 1.800 7.400 4.600 8.800C27.200 23 28.800 14.500 34 8z"
        fill={`url(#${id}f)`}
      />
      <path
        d="M32.500 33c1 4 6.500 6.300 6.500 12a7 7 0 0 1-14 0c0-3.200 1.700-5.300 3.700-7 .3 1.700.9 2.700 2 3.300-.4-3 .2-6 1.800-8.300z"
        fill="#A8121D"
      />
    </svg>
  )
}

type SilkShape = { lines: number; width: number; height: number; swing: number; phase: number }

/** The y of line `t` (0–1 of the bundle) at `u` (0–1 of the width): one swing, fanning out towards its middle. */
function silkAt(t: number, u: number, { height, swing, phase }: SilkShape): number {
  const wave = Math.sin(u * Math.PI * 1.7 + phase + t * 1.25) * swing * (0.55 + 0.6 * Math.sin(u * Math.PI))
  const fan = (t - 0.5) * (60 + 150 * Math.sin(u * Math.PI * 0.9 + phase * 0.4 + 0.5))
  return height * 0.5 + wave + fan
}

function silkPath(t: number, shape: SilkShape): string {
  const points: string[] = []
  for (let step = 0; step <= 36; step++) {
    const u = step / 36
    points.push(`${(u * shape.width).toFixed(0)} ${silkAt(t, u, shape).toFixed(1)}`)
  }
  return `M${points.join('L')}`
}

/** A bundle of fine lines, like silk in the wind: for the header and banners only. */
export function Silk({
  lines = 44,
  width = 1200,
  height = 600,
  swing = 90,
  phase = 0,
  colour = '#F0CF8E',
  opacity = 0.5,
  className,
}: Partial<SilkShape> & { colour?: string; opacity?: number; className?: string }) {
  const shape = { lines, width, height, swing, phase }
  return (
    <svg
      className={className}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <g fill="none" stroke={colour}>
        {Array.from({ length: lines }, (_, at) => {
          const t = at / (lines - 1)
          const weight = at % 9 === 0 ? 1.3 : 0.7
          return (
            <path
              key={t}
              d={silkPath(t, shape)}
              strokeWidth={weight}
              opacity={opacity * (0.25 + 0.75 * Math.sin(t * Math.PI))}
            />
          )
        })}
      </g>
    </svg>
  )
}
