import type {TemporaryFiles} from '../../companion/platform/temporary-files.ts';

/** Temporary files that lie in memory; `left` says how many nobody has removed. */
export function memoryTemporaryFiles(): TemporaryFiles & {readonly left: number} {
  const files = new Set<object>();
  return {
    get left() {
      return files.size;
    },
    async create() {
      const file = {};
      const parts: Uint8Array[] = [];
      files.add(file);
      return {
        append: async (bytes) => void parts.push(bytes.slice()),
        read: async () => new Uint8Array(Buffer.concat(parts)),
        remove: async () => void files.delete(file),
      };
    },
    clear: async () => files.clear(),
  };
}
