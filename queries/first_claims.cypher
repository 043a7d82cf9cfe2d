// question: 谁自称首创？ | Who claims to have been first with what?
// param: mechanism mechanism optional only this mechanism
// param: within region optional only this region and those below it
// param: scope string optional only claims of this scope: 全国, 全省, 全市
// column: mechanism the mechanism
// column: region the region that claims it
// column: scope the scope claimed
// column: year the year reported on
// column: status how the region stands to the mechanism
// column: evidence the sentence
// column: region_id the region's id
// column: mechanism_id the mechanism's id
// column: report the report that says so
MATCH (r:Region)-[a:IMPLEMENTS|PILOTS|PLANS|AWARDED_FOR]->(m:Mechanism)
WHERE a.first IS NOT NULL
  AND ($mechanism IS NULL OR m.id = $mechanism)
  AND ($scope IS NULL OR a.first = $scope)
  AND ($within IS NULL OR r.id = $within OR EXISTS { (r)-[:PART_OF*1..5]->(:Region {id: $within}) })
RETURN m.name AS mechanism, r.name AS region, a.first AS scope, a.year AS year, type(a) AS status,
       a.evidence AS evidence, r.id AS region_id, m.id AS mechanism_id, a.report AS report
ORDER BY mechanism_id, year, region_id, status, report
