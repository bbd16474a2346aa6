import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Shot } from './developing.ts'
import type { Point, Quad } from './geometry.ts'

const names = ['左上角', '右上角', '右下角', '左下角'] as const

/** The photo with the four corners of the sheet, to be drawn to their places by finger or arrow keys. */
export function CornerEditor({
  shot,
  quad,
  change,
}: {
  shot: Shot
  quad: Quad
  change: (quad: Quad) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const url = useObjectUrl(shot.photo)
  const { width, height } = shot
  const put = (at: number, { x, y }: Point) => {
    const corner = { x: Math.max(0, Math.min(width - 1, x)), y: Math.max(0, Math.min(height - 1, y)) }
    change(quad.with(at, corner) as Quad)
  }
  const drag = (at: number) => (event: PointerEvent<HTMLButtonElement>) => {
    const around = box.current?.getBoundingClientRect()
    if (!around || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const [u, v] = [
      (event.clientX - around.left) / around.width,
      (event.clientY - around.top) / around.height,
    ]
    put(at, { x: u * width, y: v * height })
  }
  const step = (at: number) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    const corner = quad[at]
    if (!by || !corner) return
    event.preventDefault()
    put(at, { x: corner.x + (by[0] ?? 0) * (width / 100), y: corner.y + (by[1] ?? 0) * (width / 100) })
  }
  return (
    <div ref={box} className="corner-editor" style={{ aspectRatio: `${width} / ${height}` }}>
      {url && <img src={url} alt="拍下的照片" draggable={false} />}
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon points={quad.map(({ x, y }) => `${x},${y}`).join(' ')} vectorEffect="non-scaling-stroke" />
      </svg>
      {quad.map(({ x, y }, at) => (
        <button
          key={names[at]}
          type="button"
          aria-label={`${names[at]}，可用方向键移动`}
          style={{ left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` }}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag(at)}
          onKeyDown={step(at)}
        />
      ))}
    </div>
  )
}

/** An address for a blob, as long as it is shown. */
export function useObjectUrl(blob: Blob): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
