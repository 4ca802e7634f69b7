/** Writes zip files that are the same, byte for byte, wherever they are made from the same files. */
import { crc32 } from "node:zlib";

/** Midnight of January 1, 1980, the earliest time that a zip file can record. */
const time = { date: 0x21, seconds: 0 };
const utf8Names = 0x800;
const regularFile = 0o100644;

/**
 * A zip file. Its entries aren't compressed, because versions of zlib compress differently.
 *
 * @param {{ name: string, content: Buffer }[]} entries in the order of the file.
 */
export function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const bytes = Buffer.from(name);
    const shared = sharedHeader(bytes, content);
    const local = Buffer.concat([uint32(0x04034b50), shared, bytes, content]);
    const attributes = [uint16(0), uint16(0), uint16(0), uint32(regularFile * 0x10000), uint32(offset)];
    // Marks the entry as made on Unix, so that its permissions take effect.
    directory.push(Buffer.concat([uint32(0x02014b50), uint16(0x0314), shared, ...attributes, bytes]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = uint16(entries.length);
  const end = [uint32(0x06054b50), uint16(0), uint16(0), count, count, uint32(index.length), uint32(offset)];
  return Buffer.concat([...parts, index, ...end, uint16(0)]);
}

/** The fields that an entry and its row in the directory have in common. */
function sharedHeader(name, content) {
  const stored = 0;
  return Buffer.concat([
    ...[uint16(20), uint16(utf8Names), uint16(stored), uint16(time.seconds), uint16(time.date)],
    ...[uint32(crc32(content)), uint32(content.length), uint32(content.length)],
    ...[uint16(name.length), uint16(0)],
  ]);
}

const uint16 = (value) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
