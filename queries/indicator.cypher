// question: 某一指标各地各年是多少？ | What figures do regions give for an indicator, year by year?
// param: indicator indicator required the indicator (find its name with the question search)
// param: region region optional only this region
// param: within region optional only this region and those below it
// column: region the region
// column: year the year that the figure is of
// column: value the figure
// column: unit its unit
// column: approx whether the text says about
// column: change the change that the text gives
// column: change_unit the unit of the change
// column: rank the rank that the text gives
// column: evidence the sentence
// column: region_id the region's id
// column: report the report that says so
// column: observation_id the observation's id
MATCH (i:Indicator {id: $indicator})<-[:MEASURES]-(o:Observation)<-[:REPORTED]-(r:Region)
WHERE ($region IS NULL OR r.id = $region)
  AND ($within IS NULL OR r.id = $within OR EXISTS { (r)-[:PART_OF*1..5]->(:Region {id: $within}) })
RETURN r.name AS region, o.year AS year, o.value AS value, o.unit AS unit, o.approx AS approx,
       o.change AS change, o.change_unit AS change_unit, o.rank AS rank, o.evidence AS evidence,
       r.id AS region_id, o.report AS report, o.id AS observation_id
ORDER BY year, region_id, observation_id
