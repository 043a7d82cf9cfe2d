// question: 图谱中有哪些报告？ | Which reports does the graph hold?
// param: year integer optional only this year
// param: within region optional only this region and those below it
// column: region the region
// column: upper the region above it
// column: year the year reported on
// column: title the report's title
// column: date when it was signed or published
// column: source the file or address
// column: region_id the region's id
// column: report the report's id
MATCH (p:Report)-[:COVERS]->(r:Region)
WHERE p.year >= coalesce($year, 0) AND p.year <= coalesce($year, 9999)
  AND ($within IS NULL OR r.id = $within OR EXISTS { (r)-[:PART_OF*1..5]->(:Region {id: $within}) })
OPTIONAL MATCH (r)-[:PART_OF]->(u:Region)
RETURN r.name AS region, u.name AS upper, p.year AS year, p.title AS title, p.date AS date,
       p.source AS source, r.id AS region_id, p.id AS report
ORDER BY region_id, year, report
