/** The logo or the name of the business, where the portal has a window of its own. Inside of a page, that page has it. */
export function BrandBar({ name, logo, logoDark }: { name: string; logo: string; logoDark: string }) {
  if (!name && !logo && !logoDark) return null;
  const [light, dark] = [logo || logoDark, logoDark || logo];
  const size = "max-h-[26px] max-w-[168px]";
  return (
    <header className="mb-6 flex min-h-8 items-center">
      {light ? (
        <>
          <img src={light} alt={name} className={`${size} [[data-scheme=dark]_&]:hidden`} />
          <img src={dark} alt={name} className={`${size} not-[[data-scheme=dark]_&]:hidden`} />
        </>
      ) : (
        <bdi className="font-semibold">{name}</bdi>
      )}
    </header>
  );
}
