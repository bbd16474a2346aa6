import { type ReactNode, useEffect, useState } from 'react'

const [width, height] = [595.2756, 841.8898]

/** The pages as they will be printed, one image each, cut from one drawing; `over` lays something over a page. */
export function DocumentPages({
  svg,
  pages,
  over,
}: {
  svg: string
  pages: number
  over?: (page: number) => ReactNode
}) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  if (!address) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on the desktop it scrolls, also by keys
    <section className="document-pages" aria-label="版面" tabIndex={0}>
      {Array.from({ length: pages }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is nothing but its number
        <div key={at} className="document-page">
          <img
            src={`${address}#svgView(viewBox(0,${at * height},${width},${height}))`}
            alt={`第 ${at + 1} 页，共 ${pages} 页`}
            width={width}
            height={height}
          />
          {over?.(at + 1)}
        </div>
      ))}
    </section>
  )
}
