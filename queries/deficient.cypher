// question: 哪些机制被承认有欠缺？ | What do regions admit to lack or not to carry out fully?
// param: region region optional only this region
// param: mechanism mechanism optional only this mechanism
// param: year integer optional only this year
// column: mechanism the mechanism
// column: region the region
// column: year the year reported on
// column: evidence the sentence
// column: region_id the region's id
// column: mechanism_id the mechanism's id
// column: report the report that says so
MATCH (r:Region)-[a:LACKS]->(m:Mechanism)
WHERE a.year >= coalesce($year, 0) AND a.year <= coalesce($year, 9999)
  AND ($region IS NULL OR r.id = $region)
  AND ($mechanism IS NULL OR m.id = $mechanism)
RETURN m.name AS mechanism, r.name AS region, a.year AS year, a.evidence AS evidence,
       r.id AS region_id, m.id AS mechanism_id, a.report AS report
ORDER BY year, region_id, mechanism_id, report
