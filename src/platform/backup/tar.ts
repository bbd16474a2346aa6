import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { Refusal } from '../errors.ts'

/** A tar file (ustar) written from front to back: any unpacking program opens it. */
export type TarWriter = { add(name: string, bytes: Uint8Array): void; end(): void }

const block = 512

export function writeTar(file: string, at: Date): TarWriter {
  const handle = openSync(file, 'wx', 0o600)
  const write = (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
  }
  return {
    add(name, bytes) {
      write(header(name, bytes.length, at))
      write(bytes)
      write(Buffer.alloc(-bytes.length & (block - 1)))
    },
    end() {
      write(Buffer.alloc(2 * block))
      fsyncSync(handle)
      closeSync(handle)
    },
  }
}

function header(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for a tar`)
  const bytes = Buffer.alloc(block)
  const octal = (value: number, at: number, length: number) =>
    bytes.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  bytes.write(name, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(at.getTime() / 1000), 136, 12)
  bytes.write('        0', 148, 'latin1')
  bytes.write('ustar\x0000', 257, 'latin1')
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}

export type TarEntry = { name: string; bytes: Buffer }

/** The entries of a tar one after the other; refuses `backup-damaged` when it ends in the middle. */
export function* readTar(file: string): Generator<TarEntry> {
  const handle = openSync(file, 'r')
  let at = 0
  const read = (length: number) => {
    const bytes = Buffer.alloc(length)
    if (readSync(handle, bytes, 0, length, at) < length) throw damaged(file)
    at += Math.ceil(length / block) * block
    return bytes
  }
  try {
    for (;;) {
      const head = read(block)
      if (head.every((byte) => byte === 0)) return
      const text = (from: number, length: number) =>
        head.toString('utf8', from, from + length).replace(/\0.*$/s, '')
      const size = Number.parseInt(text(124, 12), 8)
      if (text(257, 5) !== 'ustar' || !(size >= 0)) throw damaged(file)
      yield { name: text(0, 100), bytes: read(size) }
    }
  } finally {
    closeSync(handle)
  }
}

const damaged = (file: string) => new Refusal('invalid', 'backup-damaged', { file, part: '' })
