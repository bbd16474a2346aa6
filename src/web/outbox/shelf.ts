import { inPractice } from '../ground.ts'

/**
 * The device's own database: what is still to be sent, what is being written, what was read for use without signal, and
 * the materials of the library that somebody keeps here, and pages of paper taken and not yet attached.
 */

const stores = ['deeds', 'drafts', 'reads', 'materials', 'papers', 'lock'] as const
export type Store = (typeof stores)[number]
const name = inPractice ? 'zhibu-practice' : 'zhibu'

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 3)
    asked.onupgradeneeded = () => {
      const { objectStoreNames: there } = asked.result
      for (const store of stores) if (!there.contains(store)) asked.result.createObjectStore(store)
    }
    asked.onsuccess = () => {
      // Another tab that forgets the device must not wait for this one.
      asked.result.onversionchange = () => {
        asked.result.close()
        opened = null
      }
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error)
  })
  return opened
}

async function run<T>(
  store: Store,
  mode: IDBTransactionMode,
  work: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' })
    const asked = work(transaction.objectStore(store))
    // Only now it is on the disk.
    transaction.oncomplete = () => resolve(asked.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

export const shelf = {
  all: <T>(store: Store) => run<T[]>(store, 'readonly', (objects) => objects.getAll()),
  count: (store: Store) => run<number>(store, 'readonly', (objects) => objects.count()),
  get: <T>(store: Store, key: string) => run<T | undefined>(store, 'readonly', (objects) => objects.get(key)),
  put: (store: Store, key: string, value: unknown) =>
    run(store, 'readwrite', (objects) => objects.put(value, key)),
  remove: (store: Store, key: string) => run(store, 'readwrite', (objects) => objects.delete(key)),
  clear: (store: Store) => run(store, 'readwrite', (objects) => objects.clear()),
}

/** Nothing of what was kept stays: the database itself goes. */
export async function emptyShelf(): Promise<void> {
  ;(await opened?.catch(() => null))?.close()
  opened = null
  await new Promise<void>((done) => {
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = () => done()
    asked.onerror = () => done()
  })
}
